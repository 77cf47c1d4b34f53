using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Tests.Http;

public sealed class SchemaNamesTests
{
    [Fact]
    public async Task A_name_says_the_module_the_words_of_the_type_and_how_it_travels() => Assert.Equal(
        ["Heat", "TestsOrderLineRequest", "TestsOrderRequest", "TestsReportResponse", "TestsRingResponse", "TestsStovePageResponse", "TestsStoveResponse"],
        await NamesAsync(kitchen =>
        {
            kitchen.MapPost("/orders", (Kitchen.OrderBody order) => Results.Ok(order.Dish)).Produces<Kitchen.TestsReport>();
            kitchen.MapGet("/stoves", () => Results.Ok()).Produces<PageBody<Kitchen.StoveWire>>();
            kitchen.MapGet("/stoves/1", () => Results.Ok()).Produces<Kitchen.StoveWire>();
        }));

    [Fact]
    public async Task Two_types_of_one_name_are_refused()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => NamesAsync(kitchen =>
        {
            kitchen.MapGet("/stoves", () => Results.Ok()).Produces<Kitchen.StoveWire>();
            kitchen.MapGet("/ovens", () => Results.Ok()).Produces<Kitchen.StoveBody>();
        }));

        Assert.Contains("would both be TestsStoveResponse", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_is_sent_and_answered_is_refused()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => NamesAsync(kitchen =>
        {
            kitchen.MapPost("/stoves", (Kitchen.StoveWire stove) => Results.Ok(stove.Name));
            kitchen.MapGet("/rings", () => Results.Ok()).Produces<IReadOnlyList<Kitchen.Ring>>();
        }));

        Assert.Contains($"{typeof(Kitchen.Ring)} is both sent and answered", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> NamesAsync(Action<IEndpointRouteBuilder> map) =>
        (await Documents.OfAsync(map)).Components!.Schemas!.Keys.Order(StringComparer.Ordinal);
}
