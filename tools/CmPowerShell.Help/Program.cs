using CmPowerShell.Help;

switch (args)
{
    case ["maml", var pages, var output]:
        using (var catalog = new CmdletCatalog())
        {
            MamlDocument.Write(PageFolder.Read(pages), catalog, output);
        }

        return 0;
    case ["syntax", var pages]:
        using (var catalog = new CmdletCatalog())
        {
            PageFolder.UpdateSyntax(pages, catalog);
        }

        return 0;
    default:
        Console.Error.WriteLine("""
            usage: CmPowerShell.Help maml PAGES OUTPUT   write the help file of Get-Help from the pages
                   CmPowerShell.Help syntax PAGES        bring the section Syntax of every page up to date
            """);
        return 1;
}
