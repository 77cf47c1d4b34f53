using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>
/// A port of a module has a second implementation, or a fake that tests use; otherwise the sealed store is named directly.
/// </summary>
public sealed partial class PortTests
{
    // Path → why one implementation is enough.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["src/Modules/Llm/Calls/Content/IContentSeal.cs"] = "The store of calls asks it, and a store names no service.",
    };

    [Fact]
    public void A_port_has_a_second_implementation_or_a_fake() => Check(SourceTree.Repository).Except(Allowed).ShouldBeClean();

    [Fact]
    public void A_port_with_one_implementation_is_seen() =>
        Check(Llm(("src/Modules/Llm/SqlPriceStore.cs", "internal sealed class SqlPriceStore(Db db) : IPrices;"))).ShouldSay("IPrices");

    [Theory]
    [InlineData("src/Modules/Llm/RemotePrices.cs")]
    [InlineData("tests/Modules.Tests/Llm/FakePrices.cs")]
    public void A_second_implementation_earns_a_port_its_place(string path) => Check(
        Llm(("src/Modules/Llm/SqlPriceStore.cs", "internal sealed class SqlPriceStore(Db db) : IPrices;"),
            (path, "internal sealed class Other : Base, IPrices;"))).ShouldBeClean();

    [Fact]
    public void Naming_a_port_is_not_implementing_it() => Check(
        Llm(("src/Modules/Llm/SqlPriceStore.cs", "internal sealed class SqlPriceStore(Db db) : IPrices;"),
            ("src/Modules/Llm/AddPrice.cs", "internal sealed class AddPrice(IPrices prices) : Act;"))).ShouldSay("IPrices");

    private static SourceTree Llm(params (string Path, string Text)[] files) =>
        SourceTree.Of([("src/Modules/Llm/IPrices.cs", "internal interface IPrices;"), .. files]);

    private static Report Check(SourceTree tree) => Report.Of(Ports(tree), port => port.Implementations > 1
            ? [] : [$"{port.Path}: {port.Name} has {port.Implementations} implementation(s) and no fake; name the store itself"]);

    private static IReadOnlyList<(string Path, string Name, int Implementations)> Ports(SourceTree tree)
    {
        var bases = tree.Files.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(f => Based().Matches(f.CSharp.Code)).SelectMany(m => Word().Matches(m.Groups["bases"].Value))
            .Select(m => m.Value).CountBy(name => name).ToDictionary(StringComparer.Ordinal);
        return [.. tree.Product.Where(f => f.Module is not null)
            .SelectMany(f => TypeDeclaration.In(f).Where(t => t.Kind == "interface").Select(t => (f.Path, t.Name)))
            .Select(p => (p.Path, p.Name, bases.GetValueOrDefault(p.Name)))];
    }

    [GeneratedRegex(@"\b(?:class|record|struct) \w+(?:<[^>]*>)?(?:\((?>[^()]+|\((?<d>)|\)(?<-d>))*(?(d)(?!))\))?\s*:\s*(?<bases>[^{;]+)")]
    private static partial Regex Based();

    [GeneratedRegex(@"\bI[A-Z]\w+")]
    private static partial Regex Word();
}
