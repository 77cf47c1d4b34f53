using System.ComponentModel;
using Maru.Kernel;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>What the calls say about the policy in force.</summary>
internal static class HealthEndpoints
{
    private const int DefaultMinutes = 15;
    private const int MostMinutes = 1440;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapModuleGroup("llm").MapGet("/policy/health", GetAsync).WithName("getPolicyHealth")
            .WithSummary("How each model type has fared in the last minutes, by provider.")
            .Needs(LlmPermissions.Read).Produces<PolicyHealth>();

    private static async Task<IResult> GetAsync(
        [Description("How far back, 1 to 1440; 15 when it is not said.")] int? minutes, ReadHealth act, CancellationToken ct)
    {
        var faults = new QueryFaults();
        var asked = faults.Or((int)(faults.Within("minutes", minutes, 1, MostMinutes) ?? DefaultMinutes));
        return asked.Failed(out var wrong) ? wrong.ToProblem() : TypedResults.Ok(PolicyHealth.Of(await act.RunAsync(asked.Value, ct)));
    }
}
