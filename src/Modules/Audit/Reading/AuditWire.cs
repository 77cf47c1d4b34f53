using System.Text.Json;
using Maru.Chain;
using Maru.Contracts.Identity;
using Maru.Modules.Audit.Masking;
using Maru.Modules.Audit.Writing;

namespace Maru.Modules.Audit.Reading;

/// <summary>
/// An entry on the wire. id is its place in the chain. changes has, for each changed field, before and after; what is sensitive is
/// <c>***</c>. request_body is what a known person sent, masked, where the endpoint allows it; response_summary stands in refused attempts;
/// duration_ms is until the entry was made. actor_name is the user name of today, null when the account is gone. hash is SHA-256 over the
/// entry's canonical JSON and the hash before.
/// </summary>
internal sealed record AuditEntryBody(
    long Id, DateTimeOffset At, string ActorType, string? ActorId, string? ActorName, string Action, string Resource, string? ResourceId, int StatusCode,
    AuditStatus Status, string? Reason, JsonElement? Changes, JsonElement? Details, string? RequestId, string? TraceId, string? IpAddress,
    string? UserAgent, string? Method, string? Path, JsonElement? RequestBody, string? ResponseSummary, int? DurationMs, string Hash)
{
    public static AuditEntryBody Of(ChainRow row, IAccountNames names) => new(
        row.Id, row.Time(), row.ActorType, row.ActorId, row.ActorId is null ? null : names.Find(row.ActorId), row.Action, row.Resource, row.ResourceId, row.StatusCode,
        StatusClass.Of(row.StatusCode), row.Reason, Json(row.Changes), Json(row.Details), row.RequestId, row.TraceId, row.Ip, row.UserAgent,
        row.Method, row.Path, Json(row.RequestBody), row.ResponseSummary, row.DurationMs, row.Hash);

    private static JsonElement? Json(string? text) => ShownState.Of(text) is { } shown ? JsonSerializer.SerializeToElement(shown) : null;
}

/// <summary>Totals of the log.</summary>
internal sealed record AuditStatsBody(
    long Total, IReadOnlyDictionary<string, long> ByResource, IReadOnlyDictionary<string, long> ByAction, AuditStatusCountsBody ByStatus)
{
    public static AuditStatsBody Of(AuditStats stats) =>
        new(stats.Total, stats.ByResource, stats.ByAction, AuditStatusCountsBody.Of(stats.ByStatus));
}

/// <summary>Entries by how they ended.</summary>
internal sealed record AuditStatusCountsBody(long Success, long ClientError, long ServerError, long Other)
{
    public static AuditStatusCountsBody Of(IReadOnlyDictionary<AuditStatus, long> counts) => new(
        counts[AuditStatus.Success], counts[AuditStatus.ClientError], counts[AuditStatus.ServerError], counts[AuditStatus.Other]);
}
