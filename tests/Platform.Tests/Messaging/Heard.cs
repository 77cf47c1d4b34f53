namespace Maru.Platform.Tests.Messaging;

/// <summary>What the handlers of a test have heard, in their order; thread safe.</summary>
internal sealed class Heard
{
    private readonly List<string> _words = [];
    private int _inside;

    /// <summary>Done in the handler before it hears; what it throws is thrown there.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>The most handlers that were at work at once.</summary>
    public int MostAtOnce { get; private set; }

    public IReadOnlyList<string> Words
    {
        get
        {
            lock (_words)
            {
                return [.. _words];
            }
        }
    }

    public async Task HearAsync(string word)
    {
        Count(1);
        try
        {
            await Before(word);
        }
        finally
        {
            Count(-1);
        }

        lock (_words)
        {
            _words.Add(word);
        }
    }

    private void Count(int by)
    {
        lock (_words)
        {
            MostAtOnce = Math.Max(MostAtOnce, _inside += by);
        }
    }
}
