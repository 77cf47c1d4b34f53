using System.Text.RegularExpressions;
using Maru.Platform.Auditing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Architecture;

/// <summary>What changes something says so to the audit log. Over HTTP every test's server checks it too, when it stops.</summary>
public sealed partial class AuditTests
{
    // Path → why its transaction leaves no row.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
    };

    [Fact]
    public void Who_commits_a_change_appends_to_the_log() => Check(SourceTree.Repository).Except(Allowed).ShouldBeClean();

    [Theory]
    [InlineData("var tx = await db.BeginAsync(ct); await tx.CommitAsync(ct);")]
    [InlineData("class AddPrice(SettingsChange change) { Run() => change.RunAsync(tx => B(), ct); }")]
    public void A_change_that_tells_nobody_is_seen(string text) =>
        Check(SourceTree.Of(("src/Modules/Llm/Prices/AddPrice.cs", text))).ShouldSay("src/Modules/Llm/Prices/AddPrice.cs");

    [Theory]
    [InlineData("var tx = await db.BeginAsync(ct); await audit.AppendAsync(tx, entry, ct); await tx.CommitAsync(ct);")]
    [InlineData("class AddPrice(Change change) { Run() => change.RunAsync(tx => tx.Record(entry), ct); }")]
    [InlineData("class AddPrice(Change change) { Run() => change.RunAsync(tx => tx.Unrecorded(why), ct); }")]
    [InlineData("var session = await db.OpenAsync(ct);")]
    public void A_change_that_does_and_a_read_pass(string text) =>
        Check(SourceTree.Of(("src/Modules/Llm/Prices/AddPrice.cs", text))).ShouldBeClean();

    [Fact]
    public async Task Every_endpoint_that_is_excused_is_one_that_could_change_something_and_says_why()
    {
        await using var host = await AppHost.StartAsync();
        var excused = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Unaudited>() is not null).ToList();

        Assert.NotEmpty(excused);
        Assert.All(excused, e => Assert.False(EndpointRules.AddressOf(e).StartsWith("GET ", StringComparison.Ordinal)));
        Assert.All(excused, e => Assert.EndsWith(".", e.Metadata.GetMetadata<Unaudited>()!.Why, StringComparison.Ordinal));
    }

    private static Report Check(SourceTree tree) => Report.Of(
        Acts(tree),
        file => Commits().IsMatch(file.CSharp.Code) && !Says().IsMatch(file.CSharp.Code)
            ? [$"{file.At(0)} commits a change and does not append to the audit log"] : []);

    // A store runs in the transaction of an act; a worker keeps house, and what it does is no one's act.
    private static IEnumerable<SourceFile> Acts(SourceTree tree)
    {
        var forms = new ModuleForms(tree);
        return forms.Files.Where(f => forms.Of(f) is not (Form.Store or Form.Worker));
    }

    [GeneratedRegex(@"\bdb\.BeginAsync\(|\bchange\.RunAsync")]
    private static partial Regex Commits();

    [GeneratedRegex(@"\baudit\.AppendAsync\(|\.Record\(|\.Unrecorded\(")]
    private static partial Regex Says();
}
