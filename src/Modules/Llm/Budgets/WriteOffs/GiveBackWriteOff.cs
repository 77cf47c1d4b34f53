using Maru.Kernel;
using Maru.Modules.Llm.Configuration;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>Gives what was written off back to its key, once; asked again, it changes nothing and answers the same.</summary>
internal sealed class GiveBackWriteOff(Change change, SqlWriteOffStore store, TimeProvider clock)
{
    public Task<Outcome<WriteOff>> RunAsync(string id, string by, CancellationToken ct) =>
        change.RunAsync(tx => GiveBackAsync(tx, id, by, ct), ct);

    private async Task<Outcome<WriteOff>> GiveBackAsync(Changing tx, string id, string by, CancellationToken ct)
    {
        if (await store.FindAsync(tx, id, ct) is not { } before)
        {
            return BudgetFailures.WriteOffNotFound;
        }

        var given = await store.GiveBackAsync(tx, before, by, clock.Now(), ct);
        if (await store.FindAsync(tx, id, ct) is not { } after)
        {
            return BudgetFailures.WriteOffNotFound;
        }

        if (!given)
        {
            return tx.Drop(after, new AuditEntry(AuditActions.Update, AuditView.WriteOffs, id));
        }

        tx.Record(new AuditEntry(AuditActions.Update, AuditView.WriteOffs, id)
        {
            Before = AuditView.Of(before),
            After = AuditView.Of(after),
        });
        return after;
    }
}
