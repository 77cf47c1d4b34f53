namespace Maru.Kernel;

/// <summary>A value of a change that distinguishes "not sent" from null: not sent leaves the old value, null clears it.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="IsGiven">Whether it was sent.</param>
/// <param name="Value">What was sent; the default when nothing was.</param>
public readonly record struct Given<T>(bool IsGiven, T Value)
{
    /// <summary>The value that was sent, or the existing one.</summary>
    /// <param name="existing">The existing value.</param>
    public T Or(T existing) => IsGiven ? Value : existing;

    /// <summary>A value that was sent.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Given<T>(T value) => new(true, value);
}
