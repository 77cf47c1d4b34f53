namespace Maru.Host.Tests.Architecture;

public sealed class NameTests
{
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "Models", "Extensions", "Common", "Helpers", "Utils", "Shared", "Services", "Managers", "Dto", "Base", "Impl", "Enums", "Misc",
    };

    private static readonly string[] NoEndings = ["Dto", "Manager", "Helper", "Helpers", "Util", "Utils", "Base", "Impl", "Extensions"];

    [Fact]
    public void Folders_say_what_is_in_them() => CheckFolders(SourceTree.Repository).ShouldBeClean();

    [Fact]
    public void Types_say_what_they_are() => CheckTypes(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Domain/Models/Price.cs")]
    [InlineData("web/src/Shared/price.ts")]
    public void A_folder_that_says_nothing_is_seen(string path) => CheckFolders(SourceTree.Of((path, ""))).ShouldSay(path);

    [Theory]
    [InlineData("src/Kernel/PriceDto.cs", "record PriceDto;")]
    [InlineData("src/Kernel/StringExtensions.cs", "static class StringExtensions;")]
    [InlineData("src/Modules/Diary/Domain/Diary.cs", "class Diary;")]
    [InlineData("src/Modules/Diary/Domain/Domain.cs", "class Domain;")]
    [InlineData("src/Platform/Sql/Sql.cs", "class Sql;")]
    public void A_type_that_says_nothing_is_seen(string path, string text) => CheckTypes(SourceTree.Of((path, text))).ShouldSay(path);

    private static Report CheckFolders(SourceTree tree) => Report.Of(
        tree.Files, f => f.Folder.Split('/').Where(NoNames.Contains).Select(part => $"{f.Path}: a folder called {part}"));

    private static Report CheckTypes(SourceTree tree) => Report.Of(tree.CSharp.SelectMany(TypeDeclaration.In), WrongWith);

    private static IEnumerable<string> WrongWith(TypeDeclaration type)
    {
        if (NoNames.Contains(type.Name) || NoEndings.Any(end => type.Name.EndsWith(end, StringComparison.Ordinal)))
        {
            yield return $"{type.Where} the name {type.Name} says nothing";
        }

        if (type.Name == type.File.Folder.Split('/')[^1] || type.Name == type.File.Module)
        {
            yield return $"{type.Where} {type.Name} bears the name of its namespace or module";
        }
    }
}
