namespace Maru.Platform.Live;

/// <summary>
/// Carries hints between nodes. A hint is a number that belongs to a key; of several in a row the last may stand for all, any may come
/// late, twice or never, and nothing may depend on one: each only spares a wait until the next look at the tables. Thread safe.
/// </summary>
public interface IHints
{
    /// <summary>Whether there is a way to other nodes at this moment; without one nothing need be told, and no key be made.</summary>
    bool Carries { get; }

    /// <summary>Tells the other nodes.</summary>
    /// <param name="channel">Whom it concerns: letters only.</param>
    /// <param name="key">What it is about, without <c>=</c> and blanks.</param>
    /// <param name="number">How far that has come.</param>
    void Tell(string channel, string key, long number);

    /// <summary>Hears what other nodes tell, never what this one told. At set-up, once a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="hear">Called with key and number, on any thread; it must return at once.</param>
    void Listen(string channel, Action<string, long> hear);
}
