using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Verifying;

/// <summary>Where the server keeps what it found.</summary>
internal interface IVerificationStore
{
    Task<Verification> ReadAsync(Statements sql, CancellationToken ct);

    /// <summary>Changes it; several nodes do so one after the other.</summary>
    Task ChangeAsync(Tx tx, Func<Verification, Verification> change, CancellationToken ct);
}
