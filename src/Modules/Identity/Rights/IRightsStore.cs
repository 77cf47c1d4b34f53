using Maru.Modules.Identity.SigningUp;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Rights;

/// <summary>Who holds what, and how somebody comes to an account.</summary>
internal interface IRightsStore
{
    /// <summary>The newest matrix.</summary>
    Task<RoleMatrix> ReadMatrixAsync(Statements sql, CancellationToken ct);

    /// <summary>Adds a version; false when another was quicker.</summary>
    Task<bool> TryAddMatrixAsync(Tx tx, RoleMatrix matrix, string actorId, DateTimeOffset now, CancellationToken ct);

    Task<SignUpRule> ReadSignUpAsync(Statements sql, CancellationToken ct);

    /// <summary>Replaces the rule; false when it is no longer at the version before.</summary>
    Task<bool> TryReplaceSignUpAsync(Tx tx, SignUpRule changed, CancellationToken ct);
}
