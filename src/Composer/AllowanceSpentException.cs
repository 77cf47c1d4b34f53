namespace Maru.Composer;

/// <summary>A request exceeds its <see cref="Allowance"/>.</summary>
/// <param name="fault">What to tell the client.</param>
public sealed class AllowanceSpentException(ComposerFault fault) : Exception(fault.Message)
{
    /// <summary>What to tell the client.</summary>
    public ComposerFault Fault => fault;
}
