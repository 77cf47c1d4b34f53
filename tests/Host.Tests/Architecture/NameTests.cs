namespace Maru.Host.Tests.Architecture;

public sealed class NameTests
{
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "Models", "Extensions", "Common", "Helpers", "Utils", "Shared", "Services", "Managers", "Dto", "Base", "Impl", "Enums", "Misc",
    };

    // A folder of a module is a concept; the layer is told by the form of a file.
    private static readonly HashSet<string> Layers = new(StringComparer.Ordinal)
    {
        "Domain", "Entities", "Ports", "UseCases", "Application", "Adapters", "Infrastructure", "Endpoints", "Controllers", "Handlers", "Repositories",
    };

    private static readonly string[] NoEndings = ["Dto", "Manager", "Helper", "Helpers", "Util", "Utils", "Base", "Impl", "Extensions"];

    [Fact]
    public void Folders_say_what_is_in_them() => CheckFolders(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void Types_say_what_they_are() => CheckTypes(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Prices/Models/Price.cs")]
    [InlineData("src/Modules/Llm/Prices/UseCases/AddPrice.cs")]
    [InlineData("web/src/Shared/price.ts")]
    public void A_folder_that_says_nothing_is_seen(string path) => CheckFolders(SourceTree.Of((path, ""))).ShouldSay(path);

    [Theory]
    [InlineData("src/Kernel/PriceDto.cs", "record PriceDto;")]
    [InlineData("src/Kernel/StringExtensions.cs", "static class StringExtensions;")]
    [InlineData("src/Modules/Diary/Entries/Diary.cs", "class Diary;")]
    [InlineData("src/Modules/Diary/Entries/Entries.cs", "class Entries;")]
    [InlineData("src/Platform/Sql/Sql.cs", "class Sql;")]
    public void A_type_that_says_nothing_is_seen(string path, string text) => CheckTypes(SourceTree.Of((path, text))).ShouldSay(path);

    private static Report CheckFolders(SourceTree tree) => Report.Of(
        tree.Files, f => f.Folder.Split('/').Where(part => NoNames.Contains(part) || (f.IsIn("src/Modules") && Layers.Contains(part)))
            .Select(part => $"{f.Path}: a folder called {part}"));

    private static Report CheckTypes(SourceTree tree) => Report.Of(tree.CSharp.SelectMany(TypeDeclaration.In), WrongWith);

    private static IEnumerable<string> WrongWith(TypeDeclaration type)
    {
        if (NoNames.Contains(type.Name) || NoEndings.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal)))
        {
            yield return $"{type.Where} the name {type.Name} says nothing";
        }

        if (type.Name == type.File.Folder.Split('/')[^1] || type.Name == type.File.Module)
        {
            yield return $"{type.Where} {type.Name} has the name of its namespace or module";
        }
    }
}
