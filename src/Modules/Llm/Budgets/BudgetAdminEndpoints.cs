using Maru.Kernel;
using Maru.Modules.Llm.Budgets.WriteOffs;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.History;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Llm.Budgets;

/// <summary>Everybody's budgets, and what dead nodes left unreported of them.</summary>
internal static class BudgetAdminEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapAdminGroup("llm");
        group.MapGet("/budgets", ListAsync).WithName("listBudgets").WithSummary("What each key has spent this month and what is left.")
            .Produces<PageBody<BudgetWire>>().Needs(CallPermissions.ReadAll);
        group.MapGet("/write-offs", ListWriteOffsAsync).WithName("listWriteOffs")
            .WithSummary("Lists what nodes that died had been granted and never reported, newest first.")
            .Produces<PageBody<WriteOffWire>>().Needs(CallPermissions.ReadAll);
        group.MapPost("/write-offs/{id}/give-back", GiveBackAsync).WithName("giveBackWriteOff")
            .WithSummary("Gives a write-off back to its key's budget; a second time changes nothing.")
            .Produces<WriteOffWire>().Needs(CallPermissions.ManageBudgets);
    }

    private static async Task<IResult> ListAsync(
        int? page, [FromQuery(Name = "page_size")] int? pageSize, ReadBudgets act, CancellationToken ct)
    {
        var asked = PageRequest.Parse(page, pageSize);
        return asked.Failed(out var failure)
            ? failure.ToProblem()
            : TypedResults.Ok((await act.RunAsync(null, asked.Value.Number, asked.Value.Size, ct))
                .ToWire(BudgetWire.Of));
    }

    private static async Task<IResult> ListWriteOffsAsync(
        [FromQuery(Name = "client_key_id")] string? clientKeyId, int? page, [FromQuery(Name = "page_size")] int? pageSize,
        ListWriteOffs act, CallNames names, CancellationToken ct)
    {
        var asked = PageRequest.Parse(page, pageSize);
        return asked.Failed(out var failure)
            ? failure.ToProblem()
            : TypedResults.Ok((await act.RunAsync(clientKeyId, asked.Value.Number, asked.Value.Size, ct))
                .ToWire(writeOff => WriteOffWire.Of(writeOff, names)));
    }

    private static async Task<IResult> GiveBackAsync(
        string id, GiveBackWriteOff act, Caller caller, CallNames names, CancellationToken ct) =>
        (await act.RunAsync(id, caller.Id, ct)).Ok(writeOff => WriteOffWire.Of(writeOff, names));
}
