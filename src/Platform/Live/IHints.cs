namespace Maru.Platform.Live;

/// <summary>
/// Carries hints between nodes. A hint is a number that belongs to a key. Only the last of several may be sent, and any may arrive late,
/// twice or never. Nothing may depend on a hint: it only saves the wait until the tables are polled again. Thread safe.
/// </summary>
public interface IHints
{
    /// <summary>Whether other nodes can be reached at this moment; if not, the caller need not build a key.</summary>
    bool Carries { get; }

    /// <summary>Tells the other nodes.</summary>
    /// <param name="channel">The receivers' channel: letters only.</param>
    /// <param name="key">The subject, without <c>=</c> and spaces.</param>
    /// <param name="number">The subject's newest number.</param>
    void Tell(string channel, string key, long number);

    /// <summary>Receives the hints of other nodes, never those of this one. Call it at set-up, once for each channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="hear">Called with key and number, on any thread; it must return at once.</param>
    void Listen(string channel, Action<string, long> hear);
}
