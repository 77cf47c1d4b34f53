using System.CommandLine;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary><c>chat</c>: one question, or a conversation when none is given.</summary>
internal static class ChatCommand
{
    // What the gateway calls the server's current model.
    private const string CurrentModel = "default";
    private const string StandardInput = "-";

    public static Command Build(Grammar grammar)
    {
        var model = grammar.Option<string?>("--model", HelpTexts.ChatModel, "-m");
        var system = grammar.Option<string?>("--system", HelpTexts.ChatSystem);
        var text = grammar.Argument<string[]>("text", HelpTexts.ChatText);
        text.Arity = ArgumentArity.ZeroOrMore;
        text.DefaultValueFactory = _ => [];
        return grammar.Verb(
            "chat", HelpTexts.Chat, run => RunAsync(run, run.Get(model) ?? CurrentModel, run.Get(system), run.Get(text)),
            model, system, text);
    }

    private static async Task<ExitCode> RunAsync(Invocation run, string model, string? system, string[] words)
    {
        var sender = run.Sender();
        if (sender.Failed(out var failure))
        {
            return run.Output.Refuse(new Refusal(failure));
        }

        var talk = new Conversation(run, new ChatStream(sender.Value, run.Around.Clock), model, system);
        if (words.Length == 0 && run.Ask.Interactive && !run.Output.IsJson)
        {
            return await TalkAsync(run, talk);
        }

        var question = await QuestionAsync(run, words);
        return string.IsNullOrWhiteSpace(question)
            ? run.Output.Refuse(new Refusal(LocalFailures.NoInput(run.Language)))
            : Finish(run, await talk.AskAsync(question, run.Ct));
    }

    private static async Task<string> QuestionAsync(Invocation run, string[] words)
    {
        if (words.Length > 0 && !words.Contains(StandardInput))
        {
            return string.Join(' ', words);
        }

        var input = await Task.Run(run.Around.In.ReadToEnd, run.Ct).WaitAsync(run.Ct);
        var asked = string.Join(' ', words.Where(w => w != StandardInput));
        return asked.Length == 0 ? input : $"{asked}\n\n{input}";
    }

    private static ExitCode Finish(Invocation run, ChatReply reply)
    {
        if (reply.Refusal is { } refusal)
        {
            return run.Output.Refuse(refusal);
        }

        run.Output.PrintObject(
            new { reply.Model, Content = reply.Text, reply.FinishReason, reply.Usage, Stopped = reply.Stopped ? true : (bool?)null },
            () => { });
        return reply.Stopped ? ExitCode.Interrupted : ExitCode.Ok;
    }

    private static async Task<ExitCode> TalkAsync(Invocation run, Conversation talk)
    {
        run.Output.Note(Texts.ChatHello);
        while (await run.Ask.ReadAsync("> ", run.Ct) is { } line)
        {
            switch (line.Trim())
            {
                case "":
                    continue;
                case "/exit" or "/quit":
                    return ExitCode.Ok;
                case "/new":
                    talk.Forget();
                    run.Output.Note(Texts.ChatForgotten);
                    continue;
            }

            if (await AnswerAsync(run, talk, line) is { ExitCode: ExitCode.NotSignedIn })
            {
                return ExitCode.NotSignedIn;
            }
        }

        return ExitCode.Ok;
    }

    // Ctrl-C stops this answer; the conversation goes on.
    private static async Task<Refusal?> AnswerAsync(Invocation run, Conversation talk, string question)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(run.Ct);
        using var caught = run.Around.Interrupts.Catch(stop);
        var reply = await talk.AskAsync(question, stop.Token);
        if (reply.Refusal is { } refusal)
        {
            run.Output.Refuse(refusal);
        }

        if (reply.Stopped)
        {
            run.Output.Note(Texts.ChatStopped);
        }

        return reply.Refusal;
    }
}
