using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.WorkChild;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Tests.Messaging;

/// <summary>Loses the connection it works on, or one of its own.</summary>
internal sealed class WhenSpokenBreak : IHandle<Spoken>
{
    public bool IsElsewhere { get; set; }

    public async Task HandleAsync(Spoken happened, Tx tx, CancellationToken ct)
    {
        if (!IsElsewhere)
        {
            await tx.ExecuteAsync(tx.Dialect == Dialect.Postgres ? "SELECT pg_terminate_backend(pg_backend_pid())" : "ROLLBACK", null, ct);
        }

        throw new SqliteException("The database is away.", raw.SQLITE_CANTOPEN, raw.SQLITE_CANTOPEN);
    }
}
