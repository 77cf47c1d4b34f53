using Maru.Platform.Sql;

namespace Maru.Modules.Identity.SigningIn;

/// <summary>Failed sign-ins by the hash of the name typed, and the places from which accounts were signed in to.</summary>
internal interface IAttemptStore
{
    /// <summary>The count; it is begun at nought when there is none.</summary>
    Task<AttemptCount> ReadAsync(Tx tx, string nameHash, DateTimeOffset now, CancellationToken ct);

    /// <summary>Replaces the count; false when another try was quicker.</summary>
    Task<bool> TryReplaceAsync(Tx tx, string nameHash, AttemptCount seen, AttemptCount next, CancellationToken ct);

    Task ForgetAsync(Tx tx, string nameHash, CancellationToken ct);

    Task<bool> IsKnownPlaceAsync(Tx tx, string placeHash, CancellationToken ct);

    Task RememberPlaceAsync(Tx tx, string placeHash, string accountId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Forgets counts that have not grown since one instant, and places unused since another.</summary>
    Task ForgetOlderAsync(Tx tx, DateTimeOffset countsThan, DateTimeOffset placesThan, CancellationToken ct);
}
