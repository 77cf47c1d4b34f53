namespace Maru.Host.Tests.Architecture;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void A_module_shows_nothing_but_its_contents_page() => Check(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Prices/Price.cs", "public sealed class Price;")]
    [InlineData("src/Modules/Llm/LlmModule.cs", "internal static class LlmModule;")]
    [InlineData("src/Modules/Llm/Prices/LlmModule.cs", "public static class LlmModule;")]
    public void Anything_else_is_seen(string path, string text) => Check(SourceTree.Of((path, text))).ShouldSay(path);

    private static Report Check(SourceTree tree) => Report.Of(
        tree.Product.Where(f => f.Module is not null).SelectMany(TypeDeclaration.In),
        type => type.IsPublic == (type.File.Path == $"src/Modules/{type.File.Module}/{type.File.Module}Module.cs") ? []
            : [$"{type.Where} {type.Name} is {(type.IsPublic ? "public" : "not public")}"]);
}
