using Maru.Platform.Sql;

namespace Maru.Platform.Work.UseCases;

/// <summary>Tells the audit trail of what people do to runs, in the transaction in which they do it.</summary>
internal sealed class RunAudit
{
    public Task WriteAsync(Tx tx, string act, string runId, string? actor, CancellationToken ct) => Task.CompletedTask;
}
