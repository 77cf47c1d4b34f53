using System.Text.RegularExpressions;
using Maru.Platform.Auditing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Architecture;

/// <summary>
/// What changes something says so to the audit log, or why not. Here it is read that an act does; that each of its ways does, Change asks
/// whenever it runs. Over HTTP every test's server checks it too, when it stops.
/// </summary>
public sealed partial class AuditTests
{
    [Fact]
    public void Who_changes_something_says_what_the_audit_log_has_of_it() => Check(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("class AddPrice(Change change) { Run() => change.RunAsync(tx => B(), ct); }")]
    [InlineData("class AddPrice(IPrices prices, Change by, int n) { Run() => by.RunAsync(tx => B(), ct); }")]
    [InlineData("class AddPrice(Change change) { Run() { tx.Publish(e); tx.Refresh(s); /* tx.Record(entry) */ } }")]
    public void A_change_that_tells_nobody_is_seen(string text) =>
        Check(SourceTree.Of(("src/Modules/Llm/Prices/AddPrice.cs", text))).ShouldSay("src/Modules/Llm/Prices/AddPrice.cs");

    [Fact]
    public void So_is_one_of_a_handler() => Check(SourceTree.Of(
        ("src/Modules/Llm/Prices/WhenKeyChanged.cs", "class WhenKeyChanged(Change change) { Do(Tx tx) => change.Within(tx).Refresh(s); }")))
        .ShouldSay("src/Modules/Llm/Prices/WhenKeyChanged.cs");

    [Theory]
    [InlineData("class AddPrice(Change change) { Run() => change.RunAsync(tx => tx.Record(entry), ct); }")]
    [InlineData("class AddPrice(Change change) { Run() => change.RunAsync(tx => tx.Unrecorded(why), ct); }")]
    [InlineData("class AddPrice(Db db) { Run() => db.OpenAsync(ct); }")]
    [InlineData("class AddPrice { Money Change(Money paid) => paid - price; }")]
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
        tree.Product.Where(f => f.Module is not null),
        file => Changes().IsMatch(file.CSharp.Code) && !Says().IsMatch(file.CSharp.Code)
            ? [$"{file.At(0)} changes something and says neither Record(entry) nor Unrecorded(why)"] : []);

    [GeneratedRegex(@"\bChange \w+[,)]")]
    private static partial Regex Changes();

    [GeneratedRegex(@"\.(?:Record|Unrecorded)\(")]
    private static partial Regex Says();
}
