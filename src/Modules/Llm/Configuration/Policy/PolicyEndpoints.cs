using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Http;
using Maru.Platform.Snapshots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Configuration.Policy;

internal static class PolicyEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/policy", Current).WithName("getPolicy").WithSummary("Shows the provider policy in force.")
            .Needs(LlmPermissions.Read).Produces<PolicyResponse>();
        group.MapGet("/policy/history", HistoryAsync).WithName("listPolicyHistory")
            .WithSummary("Lists policy versions and refused attempts, newest first.")
            .Needs(LlmPermissions.Read).Produces<PageBody<PolicyResponse>>();
    }

    private static Ok<PolicyResponse> Current(Snapshot<RouteMap> settings, Caller caller)
    {
        var policy = settings.Current.Policy;
        caller.SendVersion(policy.Number);
        return TypedResults.Ok(PolicyResponse.Of(policy));
    }

    private static Task<IResult> HistoryAsync([AsParameters] ListQuery list, ReadPolicyHistory act, CancellationToken ct) =>
        list.PageAsync(page => act.RunAsync(page, ct), PolicyResponse.Of);
}
