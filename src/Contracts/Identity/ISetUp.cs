namespace Maru.Contracts.Identity;

/// <summary>Prepares the first account of a new server.</summary>
public interface ISetUp
{
    /// <summary>
    /// Makes the one-time set-up token, valid until it is used or the server starts again; call once at start, after the migrations.
    /// Returns the plain token, which is shown to the operator and stored nowhere, or null if an account exists.
    /// </summary>
    /// <param name="ct">Cancels it.</param>
    Task<string?> PrepareAsync(CancellationToken ct);
}
