namespace Maru.Kernel.Access;

/// <summary>A right that a module declares and its endpoints require.</summary>
/// <param name="Name"><c>module.verb_noun</c>.</param>
/// <param name="MinimumRole">The lowest role that has it, unless an administrator has decided otherwise.</param>
public sealed record Permission(string Name, Role MinimumRole)
{
    /// <summary>
    /// The lowest role an administrator may give it to, at most <see cref="MinimumRole"/>; null if nobody can change who has it.
    /// </summary>
    public Role? Floor { get; init; }
}
