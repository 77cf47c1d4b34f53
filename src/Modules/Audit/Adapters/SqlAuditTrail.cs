using Maru.Contracts.Audit;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Adapters;

/// <summary>Table <c>audit_entry</c>.</summary>
internal sealed class SqlAuditTrail(AuditContext audit, TimeProvider clock) : IAuditTrail
{
    public Task AppendAsync(Tx tx, AuditEntry entry, CancellationToken ct)
    {
        tx.BeforeCommit((entry, audit.Origin), WriteAsync);
        audit.MarkWritten();
        return Task.CompletedTask;
    }

    public void Note(AuditEntry entry)
    {
    }

    private async Task WriteAsync(Tx tx, IReadOnlyList<(AuditEntry Entry, AuditOrigin Origin)> rows, CancellationToken ct)
    {
        foreach (var (entry, origin) in rows)
        {
            await tx.ExecuteAsync("""
                INSERT INTO audit_entry (id, at, actor_type, actor_id, action, resource, resource_id, status_code, reason, trace_id)
                VALUES (@id, @at, @actorType, @actorId, @Action, @Resource, @ResourceId, @StatusCode, @Reason, @TraceId)
                """,
                new
                {
                    id = Id.New(clock),
                    at = clock.Now(),
                    actorType = WireName<ActorType>.Of(entry.ActorType ?? origin.ActorType),
                    actorId = entry.ActorId ?? origin.ActorId,
                    entry.Action,
                    entry.Resource,
                    entry.ResourceId,
                    entry.StatusCode,
                    entry.Reason,
                    origin.TraceId,
                },
                ct).ConfigureAwait(false);
        }
    }
}
