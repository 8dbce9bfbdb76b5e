using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Scripts;
using CmPowerShell.Engine.Validation.Schemas;
using CmPowerShell.Meta.Documents;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Validation;

/// <summary>An artifact or a repository whose meta is checked with the rules, with the current content of its files.</summary>
internal sealed class MetaSubject
{
    private readonly LoadedMeta _loaded;
    private readonly Lazy<IReadOnlyList<SchemaPlace>> _places;
    private readonly Lazy<MetaMap> _inherited;

    private MetaSubject(SubjectKind kind, string name, Repository repository, LoadedMeta loaded, KnownArtifacts home, Artifact? artifact)
    {
        (Kind, Name, Repository, _loaded, Home, Artifact) = (kind, name, repository, loaded, home, artifact);
        _places = new(() => Sources.SelectMany(PlacesIn).ToList());
        _inherited = new(Inherit);
    }

    /// <summary>Its kind.</summary>
    public SubjectKind Kind { get; }

    /// <summary>Its name, for findings.</summary>
    public string Name { get; }

    /// <summary>The repository.</summary>
    public Repository Repository { get; }

    /// <summary>The artifact; null for a repository.</summary>
    public Artifact? Artifact { get; }

    /// <summary>The data about all artifacts.</summary>
    public KnownArtifacts Home { get; }

    /// <summary>The files.</summary>
    public IReadOnlyList<MetaSource> Sources => _loaded.Sources;

    /// <summary>The content of the files.</summary>
    public MetaMap Meta => _loaded.Value;

    /// <summary>The content of the files with inherited meta, as far as there is a base.</summary>
    public MetaMap Inherited => _inherited.Value;

    /// <summary>The dialect in which it is written, according to the name of the file.</summary>
    public MetaDialect Dialect => Path.GetFileNameWithoutExtension(Sources[0].Path) == MetaFileNames.Mlcflow ? MetaDialect.Mlcflow : MetaDialect.Cmind;

    /// <summary>All values with a definition in the schema, in the order of the files.</summary>
    public IReadOnlyList<SchemaPlace> Places => _places.Value;

    /// <summary>The values of a definition of the schema, such as all dependencies.</summary>
    public IEnumerable<SchemaPlace> GetPlaces(string definition) => Places.Where(place => place.Schema.Name == definition);

    /// <summary>The position of a key of the top level; the beginning of the last file for a missing one.</summary>
    public SourceLocation GetLocation(string key) => _loaded.GetLocation(key);

    /// <summary>Reads an artifact.</summary>
    /// <exception cref="CmException">A file is broken, missing or cannot be read.</exception>
    public static MetaSubject Create(Artifact artifact, KnownArtifacts home) =>
        Create(artifact, MetaFile.LoadPair(Path.Combine(artifact.Path, ArtifactFolder.MetaBaseName(artifact.Path) ?? MetaFileNames.Cmind)), home);

    /// <summary>Creates the subject of an artifact and the content of its files.</summary>
    public static MetaSubject Create(Artifact artifact, LoadedMeta loaded, KnownArtifacts home)
    {
        var kind = ScriptCatalog.GetGeneration(artifact) switch
        {
            ScriptGeneration.Script or ScriptGeneration.Mlcflow => SubjectKind.Script,
            ScriptGeneration.Component => SubjectKind.Component,
            _ => SubjectKind.Artifact,
        };
        return new(kind, artifact.ToString(), artifact.Repository, loaded, home, artifact);
    }

    /// <summary>Reads the meta of a repository; null where it has none.</summary>
    /// <exception cref="CmException">A file is broken or cannot be read.</exception>
    public static MetaSubject? Create(Repository repository, KnownArtifacts home) =>
        RepositoryFolder.MetaFiles(repository.Path) is { } files
            ? new(SubjectKind.Repository, repository.Name.ToString(), repository, MetaFile.LoadPair(files), home, null)
            : null;

    private MetaSchema Schema => Kind switch
    {
        SubjectKind.Script => SchemaFile.Script,
        SubjectKind.Component => SchemaFile.Component,
        SubjectKind.Artifact => SchemaFile.Artifact,
        _ => SchemaFile.Repository,
    };

    private IEnumerable<SchemaPlace> PlacesIn(MetaSource source) =>
        new SchemaPlace(source.Document.Value, Schema, "", source.Path, source.Document.Value.Position).Below();

    private MetaMap Inherit()
    {
        try
        {
            return Artifact?.Meta ?? Meta;
        }
        catch (CmException)
        {
            // The rule for bases reports the reason.
            return Meta;
        }
    }
}
