namespace Maru.Contracts.Llm;

/// <summary>The life of a version of the provider policy.</summary>
public enum PolicyState
{
    /// <summary>New requests follow it; there is one at most.</summary>
    Active,

    /// <summary>A newer one took its place.</summary>
    Superseded,

    /// <summary>It was tried and refused; it never had effect and has no version.</summary>
    Rejected,
}
