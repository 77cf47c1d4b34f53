using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Configuration.Policy;

internal static class PolicyAdminEndpoints
{
    public static void Map(RouteGroupBuilder admin)
    {
        admin.MapPost("/policy", ChangeAsync).WithName("changePolicy").WithSummary("Switches provider or mapping for every new request.")
            .Needs(LlmPermissions.ManagePolicy).Produces<PolicyResponse>()
            .Produces<ProblemBody>(StatusCodes.Status422UnprocessableEntity, Problem.MediaType);
        admin.MapPost("/policy/rollback", RollBackAsync).WithName("rollBackPolicy").WithSummary("Puts an earlier version in force again, as a new one.")
            .Needs(LlmPermissions.ManagePolicy).Produces<PolicyResponse>();
        admin.MapPost("/policy/probe", ProbeAsync).WithName("probePolicy").WithSummary("Tries every mapped type without changing anything.")
            .Needs(LlmPermissions.TestConnection).RequireRateLimiting(Throttle.CallOut).Produces<PolicyProbeResponse>();
    }

    private static async Task<IResult> ChangeAsync(ChangePolicyRequest body, ChangePolicy act, Caller caller, CancellationToken ct)
    {
        var (provider, mappings) = (ProviderParameter.Of(body.Provider), MappingRequest.Read(body.Mappings));
        if ((provider.Failure ?? mappings.Failure) is { } failure)
        {
            return failure.ToProblem();
        }

        var draft = new PolicyDraft(provider.Value, mappings.Value, body.Reason ?? "", body.ExpectedVersion, body.Probe, body.Force);
        return (await act.RunAsync(draft, caller.Id, ct)).Ok(PolicyResponse.Of);
    }

    private static async Task<IResult> RollBackAsync(
        RollBackPolicyRequest body, RollBackPolicy act, Caller caller, CancellationToken ct) =>
        (await act.RunAsync(body.Version, body.ExpectedVersion, body.Reason, body.Force, caller.Id, ct)).Ok(PolicyResponse.Of);

    private static async Task<IResult> ProbeAsync(ProbePolicyRequest? body, TryPolicy act, CancellationToken ct)
    {
        var (provider, mappings) = (ProviderParameter.Filter(body?.Provider), MappingRequest.Read(body?.Mappings));
        return (provider.Failure ?? mappings.Failure) is { } failure
            ? failure.ToProblem()
            : (await act.RunAsync(provider.Value, mappings.Value, ct)).Ok(PolicyProbeResponse.Of);
    }
}
