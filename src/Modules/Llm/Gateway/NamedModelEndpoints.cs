using System.ComponentModel;
using Maru.Contracts.Identity;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Gateway;

/// <summary>What a program may name as its model.</summary>
internal static class NamedModelEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/models", ListAsync).WithName("listGatewayModels").WithSummary("Lists the names a request may use as its model.")
            .Produces<ModelList>().Produces<ErrorBody>(StatusCodes.Status401Unauthorized);
        group.MapGet("/models/{**name}", GetAsync).WithName("retrieveGatewayModel").WithSummary("Shows one model by its name.")
            .Produces<ModelCard>().Produces<ErrorBody>(StatusCodes.Status401Unauthorized).Produces<ErrorBody>(StatusCodes.Status404NotFound);
    }

    private static async Task ListAsync(HttpContext http, IClientKeys keys, Snapshot<RouteMap> settings)
    {
        if (ClientKeyCheck.Find(http, keys, "models", out _) is { } refused)
        {
            await GatewayAnswer.WriteAsync(http, refused);
            return;
        }

        var cards = settings.Current.Names.Select(name => CardOf(settings.Current, name)).OfType<ModelCard>();
        await http.Response.WriteAsJsonAsync(new ModelList("list", [.. cards]), http.RequestAborted);
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

    private static ModelCard Card(string name, ProviderRoute route) => new(name, "model", 0, WireName<Provider>.Of(route.Provider));

    /// <summary>The models a client may name, in the shape of OpenAI.</summary>
    internal sealed record ModelList(string Object, IReadOnlyList<ModelCard> Data);

    /// <summary>One model a client may name.</summary>
    internal sealed record ModelCard(string Id, string Object, long Created, string OwnedBy);
}
