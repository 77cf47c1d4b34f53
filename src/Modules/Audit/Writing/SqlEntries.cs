using Maru.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Writing;

/// <summary>Table <c>audit_entry</c>.</summary>
internal static class SqlEntries
{
    public const string Columns =
        "id, at, actor_type, actor_id, action, resource, resource_id, status_code, reason, changes, details, request_id, trace_id, ip, user_agent, method, " +
        "path, request_body, response_summary, duration_ms, hash";

    private const string InsertOne = $"""
        INSERT INTO audit_entry ({Columns})
        VALUES (@Id, @At, @ActorType, @ActorId, @Action, @Resource, @ResourceId, @StatusCode, @Reason, @Changes, @Details, @RequestId,
            @TraceId, @Ip, @UserAgent, @Method, @Path, @RequestBody, @ResponseSummary, @DurationMs, @Hash);
        INSERT INTO audit_count (actor_id, span, resource, action, status_code, n)
        VALUES (@Actor, @DaySpan, @Resource, @Action, @StatusCode, 1), (@Anybody, @DaySpan, @Resource, @Action, @StatusCode, 1)
        ON CONFLICT (actor_id, span, resource, action, status_code) DO UPDATE SET n = audit_count.n + 1;
        INSERT INTO audit_hour (hour, first_id, last_id) VALUES (@Hour, @Id, @Id)
        ON CONFLICT (hour) DO UPDATE SET last_id = excluded.last_id;
        UPDATE audit_head SET hash = @Hash WHERE id = 1
        """;

    /// <summary>
    /// One row of the open day with its counters and the head, in one round trip: most transactions append only one row.
    /// </summary>
    public static Task InsertOneAsync(Tx tx, ChainRow row, DateOnly day, CancellationToken ct) =>
        tx.ExecuteAsync(
            InsertOne,
            new
            {
                row.Id,
                row.At,
                row.ActorType,
                row.ActorId,
                row.Action,
                row.Resource,
                row.ResourceId,
                row.StatusCode,
                row.Reason,
                row.Changes,
                row.Details,
                row.RequestId,
                row.TraceId,
                row.Ip,
                row.UserAgent,
                row.Method,
                row.Path,
                row.RequestBody,
                row.ResponseSummary,
                row.DurationMs,
                row.Hash,
                DaySpan = CountSpans.DaySpan(day),
                Hour = EntryHour.Of(row.Time()),
                Actor = row.ActorId ?? "",
                CountSpans.Anybody,
            },
            ct);

    public static Task InsertAsync(Tx tx, IReadOnlyList<ChainRow> rows, CancellationToken ct) =>
        tx.InsertManyAsync("audit_entry", Columns, rows, Write, ct);

    /// <summary>In the order of <see cref="Columns"/>.</summary>
    public static void Write(ChainRow row, IRowWriter to)
    {
        to.Write((long?)row.Id);
        to.Write((long?)row.At);
        to.Write(row.ActorType);
        to.Write(row.ActorId);
        to.Write(row.Action);
        to.Write(row.Resource);
        to.Write(row.ResourceId);
        to.Write((int?)row.StatusCode);
        to.Write(row.Reason);
        to.Write(row.Changes);
        to.Write(row.Details);
        to.Write(row.RequestId);
        to.Write(row.TraceId);
        to.Write(row.Ip);
        to.Write(row.UserAgent);
        to.Write(row.Method);
        to.Write(row.Path);
        to.Write(row.RequestBody);
        to.Write(row.ResponseSummary);
        to.Write(row.DurationMs);
        to.Write(row.Hash);
    }
}
