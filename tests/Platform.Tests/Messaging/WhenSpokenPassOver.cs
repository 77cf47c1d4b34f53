using System.Data.Common;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.WorkChild;

namespace Maru.Platform.Tests.Messaging;

/// <summary>Writes a row and, until it is mended, passes over the failure of another.</summary>
internal sealed class WhenSpokenPassOver : IHandle<Spoken>
{
    public const string Written = "SELECT COUNT(*) FROM platform_version WHERE name = 'passed over'";

    private const string Insert = "INSERT INTO platform_version (name, version) VALUES ('passed over', 1)";

    public bool IsMended { get; set; }

    public async Task HandleAsync(Spoken happened, Tx tx, CancellationToken ct)
    {
        await tx.ExecuteAsync(Insert, null, ct);
        try
        {
            await (IsMended ? Task.CompletedTask : tx.ExecuteAsync(Insert, null, ct));
        }
        catch (DbException)
        {
            // As a handler that takes the row for written.
        }
    }
}
