using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed partial class NamespaceTests
{
    [Fact]
    public void Namespaces_are_folder_paths() => Check(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Prices/Price.cs", "namespace Maru.Modules.Llm.Budgets;")]
    [InlineData("src/Kernel/Price.cs", "namespace Maru;")]
    [InlineData("tests/Host.Tests/Http/PriceTests.cs", "namespace Maru.Host.Tests;")]
    [InlineData("src/Kernel/Price.cs", "internal sealed class Price;")]
    public void A_namespace_off_its_folder_is_seen(string path, string text) => Check(SourceTree.Of((path, text))).ShouldSay(path);

    [Fact]
    public void A_namespace_on_its_folder_passes() =>
        Check(SourceTree.Of(("src/Modules/Llm/Prices/Price.cs", "namespace Maru.Modules.Llm.Prices;"))).ShouldBeClean();

    private static Report Check(SourceTree tree) => Report.Of(
        tree.CSharp.Where(f => f.Name is not ("Program" or "EntryPoint" or "GlobalUsings" or "AssemblyInfo")),
        file =>
        {
            var expected = "Maru." + file.Folder[(file.Folder.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('/', '.');
            var found = Declaration().Match(file.CSharp.Code).Groups["name"].Value;
            return found == expected ? [] : [$"{file.At(0)} says '{found}', its folder '{expected}'"];
        });

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
