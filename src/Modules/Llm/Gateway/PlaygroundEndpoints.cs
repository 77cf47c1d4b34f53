using System.Collections.Frozen;
using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Modules.Llm.Gateway;

/// <summary>
/// The gateway for anyone who is signed in, so that trying a model needs no key. Routing, limits, prices and the call log are the gateway's
/// own; in the log the person stands as <c>playground:…</c>. Errors have OpenAI's shape, as on <c>/v1</c>.
/// </summary>
internal static class PlaygroundEndpoints
{
    private static readonly FrozenSet<string> Scopes = FrozenSet.ToFrozenSet(["chat", "images"], StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("llm").MapGroup("/playground");
        group.WithMetadata(new CountsBytesItself());
        Forward(group, "/chat/completions", Door.Chat, "createPlaygroundChat", "Answers a conversation as /v1 does, without a client key.");
        Forward(group, "/images/generations", Door.Images, "createPlaygroundImage", "Draws pictures as /v1 does, without a client key.");
    }

    private static void Forward(RouteGroupBuilder group, string path, Door door, string name, string summary)
    {
        var services = ((IEndpointRouteBuilder)group).ServiceProvider;
        var forward = services.GetRequiredService<ForwardCall>();
        var limits = services.GetRequiredService<PlaygroundSettings>();
        var largest = services.GetRequiredService<GatewaySettings>().MaxRequestBytes;
        Answering answer = (key, body, reply, ct) => forward.RunAsync(key, door, body, reply, ct);
        FindKey again = (HttpContext http, out ClientKey? key) =>
        {
            key = KeyOf(http, limits);
            return Refuse(http);
        };
        group.MapPost(path, (Delegate)((HttpContext http) =>
                GatewayRequest.RunAsync(http, KeyOf(http, limits), again, answer, door, largest)))
            .WithName(name).WithSummary(summary).Needs(LlmPermissions.UsePlayground)
            .LeavesNoAuditRow("It changes nothing; the call log has it.").KeepsBodyOutOfAudit("It is what people write.")
            .Accepts<object>("application/json")
            .Produces<object>(StatusCodes.Status200OK, "application/json", "text/event-stream")
            .Produces<ErrorBody>(StatusCodes.Status429TooManyRequests)
            .Produces<ErrorBody>(StatusCodes.Status502BadGateway);
    }

    private static GatewayError? Refuse(HttpContext http) => LateBody.Refuses(http) is { } failure
        ? new GatewayError(
            Problem.StatusOf(failure.Kind), failure.Kind is FailureKind.Unauthenticated ? GatewayError.Authentication : GatewayError.Permission,
            "access_ended", failure.Detail)
        : null;

    // Not a key anybody could present: it stands for the person in limits, budget and log.
    private static ClientKey KeyOf(HttpContext http, PlaygroundSettings limits)
    {
        var user = http.Features.Get<CurrentUser>()!;
        return new ClientKey(
            $"playground:{user.Id}", user.Id, "Playground", Scopes, null, new ClientKeyLimits(limits.RequestsPerMinute, null, limits.CostPerMonthMicros));
    }
}
