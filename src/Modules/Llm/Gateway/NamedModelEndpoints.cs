using System.ComponentModel;
using Maru.Contracts.Identity;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Gateway;

/// <summary>What a program may name as its model.</summary>
internal static class NamedModelEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet(GatewayDoors.Models, ListAsync).WithName("listGatewayModels")
            .WithSummary("Lists the names a request may use as its model.")
            .Produces<ModelList>().Produces<ErrorBody>(StatusCodes.Status400BadRequest)
            .Produces<ErrorBody>(StatusCodes.Status401Unauthorized);
        group.MapGet("/models/{**name}", GetAsync).WithName("retrieveGatewayModel").WithSummary("Shows one model by its name.")
            .Produces<ModelCard>().Produces<ErrorBody>(StatusCodes.Status401Unauthorized).Produces<ErrorBody>(StatusCodes.Status404NotFound);
    }

    private static async Task ListAsync(
        HttpContext http, [Description("How many at most, 1 to 1000; all of them without it.")] string? limit,
        [Description("The id behind which the page begins."), FromQuery(Name = "after_id")] string? afterId,
        [Description("The id before which the page ends."), FromQuery(Name = "before_id")] string? beforeId,
        IClientKeys keys, Snapshot<RouteMap> settings)
    {
        var page = default(ModelPage);
        var refused = ClientKeyCheck.Find(http, keys, "models", out _) ?? ModelPage.Parse(limit, afterId, beforeId, out page);
        var map = settings.Current;
        if (refused is null && page!.Of(map.Names) is { } part)
        {
            ModelCard[] cards = [.. part.Names.Select(name => CardOf(map, name)).OfType<ModelCard>()];
            var list = new ModelList("list", cards, part.HasMore, cards.FirstOrDefault()?.Id, cards.LastOrDefault()?.Id);
            await http.Response.WriteAsJsonAsync(list, http.RequestAborted);
            return;
        }

        await GatewayAnswer.WriteAsync(http, refused ?? GatewayError.Invalid(
            "invalid_value", "There is no model of this id to go on from. Begin again without it.",
            afterId is null ? "before_id" : "after_id"));
    }

    private static async Task GetAsync(
        HttpContext http, [Description("What a request would name as its model.")] string name, IClientKeys keys,
        Snapshot<RouteMap> settings)
    {
        if (ClientKeyCheck.Find(http, keys, "models", out _) is { } refused)
        {
            await GatewayAnswer.WriteAsync(http, refused);
        }
        else if (settings.Current.TryResolve(name = Unescaped(name), out var route, out var error))
        {
            await http.Response.WriteAsJsonAsync(Card(name, route), http.RequestAborted);
        }
        else
        {
            await GatewayAnswer.WriteAsync(http, error);
        }
    }

    // The server undoes every escape of a path but that of the slash.
    private static string Unescaped(string name) => name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static ModelCard? CardOf(RouteMap settings, string name) => settings.TryResolve(name, out var route, out _) ? Card(name, route) : null;

    private static ModelCard Card(string name, ProviderRoute route) =>
        new(name, "model", "model", 0, DateTimeOffset.UnixEpoch, WireName<Provider>.Of(route.Provider), name, null, null);

    /// <summary>The models a client may name, in one shape for the clients of OpenAI and of Anthropic.</summary>
    internal sealed record ModelList(string Object, IReadOnlyList<ModelCard> Data, bool HasMore, string? FirstId, string? LastId);

    /// <summary>
    /// One model a client may name. When a model was made, and how much it takes, is not known here: the dates are those of 1970, and the
    /// limits are null.
    /// </summary>
    internal sealed record ModelCard(
        string Id, string Object, string Type, long Created, DateTimeOffset CreatedAt, string OwnedBy, string DisplayName,
        int? MaxInputTokens, int? MaxTokens);
}
