namespace Maru.Platform.Http;

/// <summary>
/// Whose things an endpoint shows. What exists of one's own and of everyone's has its handlers once, in a class that takes a reach, and is
/// mapped twice: a new filter is then added once, and the owner is asked for in the query itself.
/// </summary>
public sealed class Reach
{
    private readonly bool _everyone;

    private Reach(bool everyone) => _everyone = everyone;

    /// <summary>What is the caller's own.</summary>
    public static Reach Own { get; } = new(everyone: false);

    /// <summary>What is anyone's; the endpoint needs a permission for it.</summary>
    public static Reach Everyone { get; } = new(everyone: true);

    /// <summary>The owner to ask for, or null for anyone.</summary>
    /// <param name="caller">Who asks.</param>
    public string? OwnerOf(Caller caller) => _everyone ? null : caller.Id;
}
