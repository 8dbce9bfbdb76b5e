using CmPowerShell.Help;

switch (args)
{
    case ["maml", var pages, var output, .. var online]:
        using (var catalog = new CmdletCatalog())
        {
            MamlDocument.Write(PageFolder.Read(pages), catalog, output, online.FirstOrDefault(""));
        }

        return 0;
    case ["manifest", var file, .. var values]:
        return ManifestAddresses.Write(file, values);
    case ["syntax", var pages]:
        using (var catalog = new CmdletCatalog())
        {
            PageFolder.UpdateSyntax(pages, catalog);
        }

        return 0;
    default:
        Console.Error.WriteLine("""
            usage: CmPowerShell.Help maml PAGES OUTPUT [ADDRESS]       write the help file of Get-Help from the pages; ADDRESS is that of their folder in the web
                   CmPowerShell.Help manifest FILE KEY=ADDRESS…   write ProjectUri, IconUri or LicenseUri into the manifest of a packaged module
                   CmPowerShell.Help syntax PAGES                 bring the section Syntax of every page up to date
            """);
        return 1;
}
