using Maru.Contracts.Identity;
using Maru.Modules.Llm.Gateway.Forms;
using Maru.Modules.Llm.Responses;
using Maru.Modules.Llm.Responses.Asking;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// The paths a program written for OpenAI calls. Errors there have OpenAI's shape, so access is checked here and not before.
/// </summary>
internal static class GatewayEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(GatewayDoors.Root).WithTags("gateway").NeedsClientKey();
        group.WithMetadata(new CountsBytesItself());
        AllowOrigins(group);
        Forward(group, GatewayDoors.Chat, Door.Chat, "chat", "createChatCompletion",
            "Answers a conversation, as JSON or as server-sent events, in OpenAI's shape.");
        MapMessages(group);
        MapResponses(group);
        Forward(group, GatewayDoors.Completions, Door.Completions, "chat", "createCompletion",
            "Continues a text, as JSON or as server-sent events, in OpenAI's older shape.");
        Forward(group, GatewayDoors.Embeddings, Door.Embeddings, "embeddings", "createEmbedding",
            "Turns texts into vectors, in OpenAI's shape.");
        Forward(group, GatewayDoors.Images, Door.Images, "images", "createImage", "Draws pictures from a prompt, in OpenAI's shape.");
        Forward(group, GatewayDoors.ImageEdits, Door.ImageEdits, "images", "createImageEdit", "Changes pictures, in OpenAI's shape.");
        Forward(group, GatewayDoors.ImageVariations, Door.ImageVariations, "images", "createImageVariation",
            "Draws pictures like another one, in OpenAI's shape.");
        Forward(group, GatewayDoors.Speech, Door.Speech, "audio", "createSpeech", "Reads a text out, in OpenAI's shape.");
        Forward(group, GatewayDoors.Transcriptions, Door.Transcriptions, "audio", "createTranscription",
            "Writes speech down, in OpenAI's shape.");
        Forward(group, GatewayDoors.Translations, Door.Translations, "audio", "createTranslation",
            "Writes speech down in English, in OpenAI's shape.");
        Forward(group, GatewayDoors.Moderations, Door.Moderations, "moderations", "createModeration",
            "Tells whether texts and pictures may be shown, in OpenAI's shape.");
        Forward(group, GatewayDoors.Rerank, Door.Rerank, "rerank", "createRerank",
            "Puts texts in the order in which they answer a question, in Cohere's and Jina's shape.");
        NamedModelEndpoints.Map(group);
        // A fallback by its order: the generated binding gives a MapFallback a pattern of its own, which would leave out paths with a dot.
        var doors = new Lazy<GatewayDoors>(() => new(routes.DataSources.SelectMany(source => source.Endpoints)));
        group.Map("/{**path}", (HttpContext http, IClientKeys keys) =>
                GatewayAnswer.WriteAsync(http, Refuse(http, keys) ?? Stray(http, doors.Value)))
            .WithOrder(int.MaxValue).WithName("gatewayFallback")
            .WithSummary("Anything else under /v1: an error in OpenAI's shape.").ExcludeFromDescription();
    }

    private static void MapMessages(RouteGroupBuilder group)
    {
        Forward(group, GatewayDoors.Messages, Door.Messages, "chat", "createMessage",
            "Answers a conversation, as JSON or as server-sent events, in Anthropic's shape.");
        var count = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<CountTokens>();
        Open(group, GatewayDoors.CountTokens, Door.Messages,
            (key, body, reply, ct) => count.RunAsync(key, Door.Messages, body, reply, ct), "chat", "countMessageTokens",
            "Tells how many tokens a conversation in Anthropic's shape would send.");
    }

    private static void MapResponses(RouteGroupBuilder group)
    {
        // What is kept is sealed, and the vault is not open yet.
        var services = ((IEndpointRouteBuilder)group).ServiceProvider;
        var respond = new Lazy<AnswerResponse>(services.GetRequiredService<AnswerResponse>);
        Open(group, GatewayDoors.Responses, Door.Responses,
            (key, body, reply, ct) => respond.Value.RunAsync(key, body, reply, ct), "chat", "createResponse",
            "Answers a list of items, as JSON or as server-sent events, in the shape of OpenAI's responses.");
        Open(group, GatewayDoors.CountInput, Door.Responses,
            (key, body, reply, ct) => respond.Value.CountAsync(key, body, reply, ct), "chat", "countInputTokens",
            "Tells how many tokens a list of items would send.");
        ResponseEndpoints.Map(group);
    }

    private static void AllowOrigins(RouteGroupBuilder group)
    {
        var services = ((IEndpointRouteBuilder)group).ServiceProvider;
        var origins = services.GetRequiredService<GatewaySettings>().AllowedOrigins;
        if (origins.Count == 0)
        {
            return;
        }

        if (origins.Contains(GatewaySettings.AnyOrigin))
        {
            Log.AnyOriginAllowed(services.GetRequiredService<ILoggerFactory>().CreateLogger<GatewayCors>());
        }

        var cors = new GatewayCors(origins);
        ((IEndpointConventionBuilder)group).Finally(endpoint => endpoint.RequestDelegate = cors.Around(endpoint.RequestDelegate!));
    }

    private static void Forward(RouteGroupBuilder group, string path, Door door, string scope, string name, string summary)
    {
        var forward = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<ForwardCall>();
        Open(group, path, door, (key, body, reply, ct) => forward.RunAsync(key, door, body, reply, ct), scope, name, summary);
    }

    private static void Open(
        RouteGroupBuilder group, string path, Door door, Answering answering, string scope, string name, string summary)
    {
        var services = ((IEndpointRouteBuilder)group).ServiceProvider;
        var keys = services.GetRequiredService<IClientKeys>();
        var settings = services.GetRequiredService<GatewaySettings>();
        var limit = door.Forms is FormUse.Never ? settings.MaxRequestBytes : settings.MaxFormBytes;
        FindKey find = (HttpContext http, out ClientKey? key) => ClientKeyCheck.Find(http, keys, scope, out key);

        // Not bound by generated code, which would be another frame around each request; the description needs the method.
        RequestDelegate answer = http =>
        {
            if (door.Wire.IdHeader is { } idHeader)
            {
                http.Response.Headers[idHeader] = http.TraceIdentifier;
            }

            return find(http, out var key) is { } refused
                ? GatewayAnswer.WriteAsync(http, refused, door.Wire)
                : GatewayRequest.RunAsync(http, key, find, answering, door, limit);
        };
        new RouteHandlerBuilder([group.MapPost(path, answer)]).WithMetadata(answer.Method)
            .WithName(name).WithSummary(summary)
            .DescribesBody(BodiesOf(door))
            .Produces<object>(StatusCodes.Status200OK, "application/json", AnswersOf(door))
            .Produces<ErrorBody>(StatusCodes.Status400BadRequest)
            .Produces<ErrorBody>(StatusCodes.Status401Unauthorized)
            .Produces<ErrorBody>(StatusCodes.Status404NotFound)
            .Produces<ErrorBody>(StatusCodes.Status429TooManyRequests)
            .Produces<ErrorBody>(StatusCodes.Status502BadGateway);
    }

    private static string[] BodiesOf(Door door) => door.Forms switch
    {
        FormUse.Never => ["application/json"],
        FormUse.Allowed => ["multipart/form-data", "application/json"],
        FormUse.Only => ["multipart/form-data"],
    };

    private static string[] AnswersOf(Door door) => door.Operation switch
    {
        Operation.Speech => ["text/event-stream", "application/octet-stream"],
        Operation.Transcriptions => ["text/event-stream", "text/plain"],
        _ => ["text/event-stream"],
    };

    private static GatewayError? Refuse(HttpContext http, IClientKeys keys)
    {
        var refused = ClientKeyCheck.Find(http, keys, null, out _);
        return refused is { Status: StatusCodes.Status401Unauthorized } && GatewayCors.IsPreflight(http.Request)
            ? refused with
            {
                Message = "A page in a browser asks whether it may call, and this server allows no page. The operator can name the page's "
                    + "origin in the setting Llm:Gateway:AllowedOrigins.",
            }
            : refused;
    }

    private static GatewayError Stray(HttpContext http, GatewayDoors doors)
    {
        var (method, path) = (http.Request.Method, http.Request.Path.Value!);
        var takes = doors.MethodsOf(path);
        if (takes.Count == 0)
        {
            return doors.NoSuchPath(method, path);
        }

        http.Response.Headers.Allow = string.Join(", ", takes);
        return http.Request.Headers.Upgrade == "websocket" ? GatewayDoors.NoSocket : doors.WrongMethod(method, takes);
    }
}
