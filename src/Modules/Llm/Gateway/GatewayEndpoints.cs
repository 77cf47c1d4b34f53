using Maru.Contracts.Identity;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// The paths a program written for OpenAI calls. Errors there have OpenAI's shape, so access is checked here and not before.
/// </summary>
internal static class GatewayEndpoints
{
    private const string Root = "/v1";
    private const string Chat = "/chat/completions";
    private const string Embeddings = "/embeddings";
    private const string Images = "/images/generations";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Root).WithTags("gateway").NeedsClientKey();
        group.WithMetadata(new CountsBytesItself());
        Forward(group, Chat, Operation.Chat, "chat", "createChatCompletion",
            "Answers a conversation, as JSON or as server-sent events, in OpenAI's shape.");
        Forward(group, Embeddings, Operation.Embeddings, "embeddings", "createEmbedding", "Turns texts into vectors, in OpenAI's shape.");
        Forward(group, Images, Operation.Images, "images", "createImage", "Draws pictures from a prompt, in OpenAI's shape.");
        NamedModelEndpoints.Map(group);
        // A fallback by its order: the generated binding gives a MapFallback a pattern of its own, which would leave out paths with a dot.
        group.Map("/{**path}", static (HttpContext http, IClientKeys keys) =>
                GatewayAnswer.WriteAsync(http, ClientKeyCheck.Find(http, keys, null, out _) ?? Stray(http)))
            .WithOrder(int.MaxValue).WithName("gatewayFallback")
            .WithSummary("Anything else under /v1: an error in OpenAI's shape.").ExcludeFromDescription();
    }

    private static void Forward(RouteGroupBuilder group, string path, Operation operation, string scope, string name, string summary)
    {
        var services = ((IEndpointRouteBuilder)group).ServiceProvider;
        var keys = services.GetRequiredService<IClientKeys>();
        var forward = services.GetRequiredService<ForwardCall>();
        var settings = services.GetRequiredService<GatewaySettings>();
        FindKey find = (HttpContext http, out ClientKey? key) => ClientKeyCheck.Find(http, keys, scope, out key);

        // Not bound by generated code, which would be another frame around each request; the description needs the method.
        RequestDelegate answer = http => find(http, out var key) is { } refused
            ? GatewayAnswer.WriteAsync(http, refused)
            : GatewayRequest.RunAsync(http, key, find, forward, operation, settings.MaxRequestBytes);
        new RouteHandlerBuilder([group.MapPost(path, answer)]).WithMetadata(answer.Method)
            .WithName(name).WithSummary(summary)
            .Accepts<object>("application/json")
            .Produces<object>(StatusCodes.Status200OK, "application/json", "text/event-stream")
            .Produces<ErrorBody>(StatusCodes.Status400BadRequest)
            .Produces<ErrorBody>(StatusCodes.Status401Unauthorized)
            .Produces<ErrorBody>(StatusCodes.Status404NotFound)
            .Produces<ErrorBody>(StatusCodes.Status429TooManyRequests)
            .Produces<ErrorBody>(StatusCodes.Status502BadGateway);
    }

    // Routing tries the paths that take a body only with a body they can read.
    private static GatewayError Stray(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Path.Value is Root + Chat or Root + Embeddings or Root + Images
            ? new GatewayError(
                415, GatewayError.InvalidRequest, "unsupported_media_type", "Send the body as JSON, with 'Content-Type: application/json'.")
            : NoSuchPath(http);

    private static GatewayError NoSuchPath(HttpContext http) => new(404, GatewayError.InvalidRequest, "unknown_url",
        $"There is no {http.Request.Method} at this path. Maru answers {Root}/models, {Root}{Chat}, {Root}{Embeddings} and {Root}{Images}.");
}
