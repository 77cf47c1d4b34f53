using System.ComponentModel;
using System.Text.Json;
using Maru.Contracts.Identity;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Responses.Background;
using Maru.Modules.Llm.Responses.Replay;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Responses;

/// <summary>What a program may do with responses that are kept for its key. Errors have OpenAI's shape, as on all of <c>/v1</c>.</summary>
internal static class ResponseEndpoints
{
    private const string Scope = ClientKeyScopes.Chat;
    private const string One = GatewayDoors.Responses + "/{id}";

    public static void Map(RouteGroupBuilder group)
    {
        Describe(group.MapGet(One, GetAsync), "retrieveResponse", "Shows a kept response, as JSON or as the events of its stream.")
            .Produces<object>(StatusCodes.Status200OK, "application/json", "text/event-stream");
        Describe(group.MapDelete(One, DeleteAsync), "deleteResponse", "Deletes a kept response.").Produces<DeletedResponse>();
        Describe(group.MapGet(One + "/input_items", ListAsync), "listResponseInputItems", "Lists what a kept response was asked with.")
            .Produces<object>();
        Describe(group.MapPost(One + "/cancel", CancelAsync), "cancelResponse", "Ends a background response.").Produces<object>();
    }

    private static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .WithName(name).WithSummary(summary)
        .Produces<ErrorBody>(StatusCodes.Status400BadRequest).Produces<ErrorBody>(StatusCodes.Status401Unauthorized)
        .Produces<ErrorBody>(StatusCodes.Status404NotFound);

    private static async Task GetAsync(
        HttpContext http, [Description("The response.")] string id,
        [Description("`true` for the events of its stream, once it is finished.")] string? stream,
        [Description("The number of the last event that is known already."), FromQuery(Name = "starting_after")] string? startingAfter,
        IClientKeys keys, ReadResponse read)
    {
        int? after = null;
        var error = ClientKeyCheck.Find(http, keys, Scope, out var key) ?? ReplayAsked.Parse(stream, startingAfter, out after);
        var (refused, response) = error is null ? await read.RunAsync(id, key.Id, http.RequestAborted) : (error, null);
        await (refused is not null ? GatewayAnswer.WriteAsync(http, refused)
            : after is null ? WriteAsync(http, ResponseJson.Of(response!))
            : response!.IsUnfinished ? GatewayAnswer.WriteAsync(http, ResponseRefusals.Unfinished)
            : ReplayAsync(http, response, after.Value));
    }

    private static async Task DeleteAsync(
        HttpContext http, [Description("The response.")] string id, IClientKeys keys, ReadResponse read)
    {
        var error = ClientKeyCheck.Find(http, keys, Scope, out var key) ?? await read.DeleteAsync(id, key.Id, http.RequestAborted);
        await (error is null
            ? http.Response.WriteAsJsonAsync(new DeletedResponse(id, "response", true), http.RequestAborted)
            : GatewayAnswer.WriteAsync(http, error));
    }

    private static async Task ListAsync(
        HttpContext http, [Description("The response.")] string id,
        [Description("How many at most, 1 to 100; 20 without it.")] string? limit,
        [Description("`asc` or `desc`; the newest first without it.")] string? order,
        [Description("The id of the item behind which the list begins.")] string? after, IClientKeys keys, ReadResponse read)
    {
        var page = default(InputItemPage);
        var error = ClientKeyCheck.Find(http, keys, Scope, out var key) ?? InputItemPage.Parse(limit, order, after, out page);
        var (refused, response) = error is null ? await read.RunAsync(id, key.Id, http.RequestAborted) : (error, null);
        await (refused is not null ? GatewayAnswer.WriteAsync(http, refused)
            : page!.Of(response!.Input) is { } list ? WriteAsync(http, list)
            : GatewayAnswer.WriteAsync(http, ResponseRefusals.ItemNotFound("after")));
    }

    private static async Task CancelAsync(
        HttpContext http, [Description("The response.")] string id, IClientKeys keys, CancelResponse cancel)
    {
        var error = ClientKeyCheck.Find(http, keys, Scope, out var key);
        var (refused, response) = error is null ? await cancel.RunAsync(id, key.Id, http.RequestAborted) : (error, null);
        await (refused is null ? WriteAsync(http, ResponseJson.Of(response!)) : GatewayAnswer.WriteAsync(http, refused));
    }

    private static async Task WriteAsync(HttpContext http, ReadOnlyMemory<byte> json)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.Length;
        await http.Response.BodyWriter.WriteAsync(json, http.RequestAborted);
    }

    private static async Task ReplayAsync(HttpContext http, StoredResponse response, int after)
    {
        new HttpReply(http).BeginEvents();
        using var document = JsonDocument.Parse(response.Response);
        foreach (var frame in ResponseReplay.Frames(document.RootElement, after))
        {
            await http.Response.BodyWriter.WriteAsync(frame, http.RequestAborted);
        }
    }
}
