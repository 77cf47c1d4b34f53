using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Maru.Modules.Audit.Reading;

/// <summary>Reading the log. Anyone who reads what others did leaves an entry too.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapModuleGroup("audit");
        group.MapGet("", ListAsync).WithName("listAuditEntries").WithSummary("Lists entries of the audit log, the newest first.")
            .Needs(AuditPermissions.Read).Produces<PageBody<AuditEntryBody>>().Produces<ProblemBody>(StatusCodes.Status422UnprocessableEntity, Problem.MediaType);
        group.MapGet("/my", MineAsync).WithName("listOwnAuditEntries").WithSummary("Lists what you did yourself, the newest first.")
            .Needs(AuditPermissions.ReadOwn).Produces<PageBody<AuditEntryBody>>();
        group.MapGet("/{id}", FindAsync).WithName("getAuditEntry")
            .WithSummary("Shows an entry: one's own, or any to those who may read the log.")
            .Needs(AuditPermissions.ReadOwn).Produces<AuditEntryBody>();
        group.MapGet("/stats", SumAsync).WithName("sumAuditEntries").WithSummary("Totals of the audit log by resource, action and status.")
            .Needs(AuditPermissions.Read).Produces<AuditStatsBody>();
        group.MapGet("/export", ExportAsync).WithName("exportAuditEntries").WithSummary("Streams all matching entries as CSV or JSON.")
            .Needs(AuditPermissions.Read).Produces<string>(StatusCodes.Status200OK, "text/csv", "application/json");
    }

    private static async Task<IResult> ListAsync(
        [AsParameters] AuditQuery query, ListEntries act, IAuditTrail audit, IAccountNames names, CancellationToken ct)
    {
        var (filter, window) = (query.ParseFilter(), query.ParseWindow());
        if ((filter.Failure ?? window.Failure) is { } wrong)
        {
            return wrong.ToProblem();
        }

        audit.Note(new AuditEntry(AuditActions.Read, ReadEntry.Resource) { Details = filter.Value.Kept() });
        return (await act.RunAsync(filter.Value, window.Value, ct)).Ok(page => page.ToWire(row => AuditEntryBody.Of(row, names)));
    }

    private static async Task<IResult> MineAsync(
        [AsParameters] AuditQuery query, ListEntries act, Caller caller, IAccountNames names, CancellationToken ct)
    {
        var (filter, window) = (query.ParseFilter(), query.ParseWindow());
        return (filter.Failure ?? window.Failure) is { } wrong
            ? wrong.ToProblem()
            : (await act.RunAsync(filter.Value with { UserId = caller.Id }, window.Value, ct))
                .Ok(page => page.ToWire(row => AuditEntryBody.Of(row, names)));
    }

    private static async Task<IResult> FindAsync(string id, ReadEntry act, Caller caller, IAccountNames names, CancellationToken ct) =>
        (await act.RunAsync(id, caller.User, ct)).Ok(row => AuditEntryBody.Of(row, names));

    private static async Task<IResult> SumAsync(
        [FromQuery(Name = "start_date")] string? startDate, [FromQuery(Name = "end_date")] string? endDate,
        [FromQuery(Name = "time_zone")] string? timeZone, SumEntries act, IAuditTrail audit, CancellationToken ct)
    {
        var range = DateRange.ParseDays(startDate, endDate, timeZone);
        if (range.Failed(out var wrong))
        {
            return wrong.ToProblem();
        }

        audit.Note(new AuditEntry(AuditActions.Read, "audit.stats"));
        return (await act.RunAsync(range.Value.From, range.Value.To, ct)).Ok(AuditStatsBody.Of);
    }

    private static async Task<IResult> ExportAsync(
        [AsParameters] AuditQuery query, string? format, ExportEntries act, IAuditTrail audit, IAccountNames names, CancellationToken ct)
    {
        var filter = query.ParseFilter();
        if (!WireName<ExportFormat>.TryParse(format ?? "csv", out var form))
        {
            return AuditFailures.InvalidFilter.At("format", "csv or json.").ToProblem();
        }

        if ((filter.Failure ?? await act.RefuseAsync(filter.Value, ct)) is { } wrong)
        {
            return wrong.ToProblem();
        }

        audit.Note(new AuditEntry(AuditActions.Read, "audit.exports") { Details = filter.Value.Kept() });
        return new ExportResult(act, filter.Value, form, names);
    }
}
