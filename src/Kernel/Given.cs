namespace Maru.Kernel;

/// <summary>A value of a change, told apart from one that was not sent: absent leaves as is, null clears.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="IsGiven">Whether it was sent.</param>
/// <param name="Value">What was sent; the default when nothing was.</param>
public readonly record struct Given<T>(bool IsGiven, T Value)
{
    /// <summary>What was sent, or what is there.</summary>
    /// <param name="existing">What is there.</param>
    public T Or(T existing) => IsGiven ? Value : existing;

    /// <summary>A value that was sent.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Given<T>(T value) => new(true, value);
}
