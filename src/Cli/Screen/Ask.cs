using Maru.Kernel;

namespace Maru.Cli.Screen;

/// <summary>Asks the person, or reads standard input if there is none. Questions go to standard error; the other is for answers.</summary>
internal sealed class Ask(Surroundings around)
{
    public bool Interactive => !around.InputRedirected;

    /// <summary>A line, shown while it is typed.</summary>
    public async Task<Outcome<string>> LineAsync(Phrase question, CancellationToken ct) =>
        NotEmpty(await ReadAsync(question.In(around.Language), ct));

    /// <summary>A line that is not shown. Without a keyboard it is one line of standard input.</summary>
    public async Task<Outcome<string>> SecretAsync(Phrase question, bool fromInput, CancellationToken ct)
    {
        if (around.InputRedirected || fromInput)
        {
            return NotEmpty(await ReadAsync(question: null, ct));
        }

        await around.Error.WriteAsync(question.In(around.Language));
        return NotEmpty(await Task.Run(around.ReadHidden, ct).WaitAsync(ct));
    }

    /// <summary>A new password: twice from a keyboard, once from standard input.</summary>
    public async Task<Outcome<string>> NewPasswordAsync(CancellationToken ct)
    {
        var first = await SecretAsync(Texts.AskPassword, fromInput: false, ct);
        if (first.Failure is not null || !Interactive)
        {
            return first;
        }

        var second = await SecretAsync(Texts.AskPasswordAgain, fromInput: false, ct);
        return second.Failure is null && second.Value != first.Value
            ? LocalFailures.NoInput(around.Language).Saying(Texts.PasswordsDiffer.In(around.Language))
            : second;
    }

    /// <summary>Yes or no; no when there is nobody to ask.</summary>
    public async Task<bool> AgreesAsync(Phrase question, CancellationToken ct) =>
        Interactive && (await ReadAsync(question.In(around.Language), ct))?.Trim() is "y" or "Y" or "yes" or "예" or "네";

    /// <summary>A line, or null at the end of input. Off the caller's thread, for a console cannot be read with a token.</summary>
    public async Task<string?> ReadAsync(string? question, CancellationToken ct)
    {
        if (question is not null && Interactive)
        {
            await around.Error.WriteAsync(question);
        }

        return await Task.Run(around.In.ReadLine, ct).WaitAsync(ct);
    }

    private Outcome<string> NotEmpty(string? line) => string.IsNullOrEmpty(line) ? LocalFailures.NoInput(around.Language) : line;
}
