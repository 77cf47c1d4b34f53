using Maru.Contracts.Identity;
using Maru.Modules.Llm.UseCases.Calls;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Endpoints.Calls;

/// <summary>A person's own calls: those made with keys of theirs.</summary>
internal static class OwnCallEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapModuleGroup("llm").MapGet("/calls", ListAsync)
        .WithName("listOwnCalls").WithSummary("Lists the calls made with your keys, newest first.")
        .Produces<PageBody<CallWire>>().Needs(CallPermissions.ReadOwn);

    private static async Task<IResult> ListAsync([AsParameters] CallListQuery query, ListCalls act, HttpContext http, CancellationToken ct)
    {
        var parsed = query.Parse(http.Features.Get<CurrentUser>()!.Id);
        return parsed.Failed(out var failure)
            ? failure.ToProblem()
            : TypedResults.Ok((await act.RunAsync(parsed.Value.Filter, parsed.Value.Window, ct).ConfigureAwait(false)).ToWire(CallWire.Of));
    }
}
