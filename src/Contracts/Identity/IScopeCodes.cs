using Maru.Kernel.Access;

namespace Maru.Contracts.Identity;

/// <summary>
/// The codes that exist in one dimension of data scopes. The module that stores such master data registers one; a dimension without one is
/// not checked. Thread safe.
/// </summary>
public interface IScopeCodes
{
    /// <summary>The dimension; two modules must not have the same.</summary>
    ScopeDimension Dimension { get; }

    /// <summary>The given codes that do not exist.</summary>
    /// <param name="codes">The codes; thousands at most.</param>
    /// <param name="ct">Cancels it.</param>
    Task<IReadOnlyCollection<string>> UnknownAsync(IReadOnlyCollection<string> codes, CancellationToken ct);
}
