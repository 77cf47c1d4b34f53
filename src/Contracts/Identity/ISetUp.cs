namespace Maru.Contracts.Identity;

/// <summary>The way to the first account of a fresh server.</summary>
public interface ISetUp
{
    /// <summary>
    /// Makes the one-time set-up token, valid until it is used or the server starts again; call once at start, after the migrations.
    /// Gives the plain token, to be shown to the operator and kept nowhere, or null when an account exists.
    /// </summary>
    /// <param name="ct">Cancels it.</param>
    Task<string?> PrepareAsync(CancellationToken ct);
}
