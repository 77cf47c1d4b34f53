using Maru.Kernel.Access;

namespace Maru.Contracts.Identity;

/// <summary>
/// The codes that exist in one dimension of data scopes. A module that keeps such master data registers one; a dimension nobody keeps is
/// not checked. Thread safe.
/// </summary>
public interface IScopeCodes
{
    /// <summary>Which dimension; no two modules answer for the same.</summary>
    ScopeDimension Dimension { get; }

    /// <summary>Those of the codes that nothing has.</summary>
    /// <param name="codes">The codes; thousands at most.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyCollection<string>> UnknownAsync(IReadOnlyCollection<string> codes, CancellationToken ct);
}
