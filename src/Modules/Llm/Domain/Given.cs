namespace Maru.Modules.Llm.Domain;

/// <summary>A value of a change, told apart from one that was not sent: absent leaves as is, null clears.</summary>
internal readonly record struct Given<T>(bool IsGiven, T Value)
{
    public T Or(T existing) => IsGiven ? Value : existing;

    public static implicit operator Given<T>(T value) => new(true, value);
}
