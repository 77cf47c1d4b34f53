using Maru.Composer.Language;

namespace Maru.Composer.Writing;

/// <summary>
/// Writes a diary draft: the writer's own sentences in order, in the persona's speech level, then sentences about the keywords, then
/// sentences of mood up to the required length.
/// </summary>
internal static class DraftComposer
{
    private const int Attempts = 8;

    /// <summary>The draft; of several versions the one that has least in common with the previous text.</summary>
    public static string Compose(WritingTask task, string seed)
    {
        var first = Write(task, seed, 0);
        if (task.Previous.Length == 0)
        {
            return first;
        }

        var best = first;
        var least = Shared(first, task);
        for (var attempt = 1; attempt < Attempts && least > 0; attempt++)
        {
            var other = Write(task, seed, attempt);
            var shared = Shared(other, task);
            (best, least) = shared < least ? (other, shared) : (best, least);
        }

        return best;
    }

    private static string Write(WritingTask task, string seed, int attempt)
    {
        var tone = ToneWords.Of(task.Persona);
        var polite = ToneWords.IsPolite(task.Persona, tone);
        var dice = Dice.From("draft", task.Text, string.Join(',', task.Keywords), tone.ToString(), seed, task.Previous, $"{attempt}");
        var book = Phrasebook.Of(task.Korean, tone);
        var wanted = task.Least + dice.Below(task.Most - task.Least + 1);
        var body = Told(task, wanted);
        body.AddRange(AboutKeywords(task, book, dice).Take(Math.Max(0, wanted - body.Count - 1)));
        var mood = dice.Shuffled(book.Between).Where(task.Allows).ToArray();
        for (var i = 0; body.Count < wanted - 1 && i < mood.Length; i++)
        {
            body.Insert(Math.Min(body.Count, (i * 2) + 1), mood[i]);
        }

        if (body.Count < wanted && dice.Shuffled(book.End).FirstOrDefault(task.Allows) is { } end)
        {
            body.Add(end);
        }

        return string.Join(' ', body.Select(s => Finish(s, task.Korean, polite)));
    }

    private static List<string> Told(WritingTask task, int wanted)
    {
        var told = Sentences.Of(task.Text, 200).Where(task.Allows).ToList();
        return [.. told.Take(Math.Max(1, wanted - 1))];
    }

    private static IEnumerable<string> AboutKeywords(WritingTask task, Phrasebook book, Dice dice)
    {
        var left = new Queue<string>(
            task.Keywords.Where(k => task.Allows(k) && !task.Contains(task.Text, k, StringComparison.OrdinalIgnoreCase)));
        var ones = new Queue<string>(dice.Shuffled(book.One));
        var twos = new Queue<string>(dice.Shuffled(book.Two));
        while (left.TryDequeue(out var a))
        {
            if (Words.IsPredicate(a.Split(' ')[^1]))
            {
                yield return a;
                continue;
            }

            var pair = left.Count > 0 && twos.Count > 0 && (dice.Below(2) == 0 || ones.Count == 0) && !Words.IsPredicate(left.Peek().Split(' ')[^1]);
            var patterns = pair ? twos : ones;
            if (!patterns.TryDequeue(out var pattern))
            {
                yield break;
            }

            var sentence = Particles.Fill(pattern, a, pair ? left.Dequeue() : "");
            if (task.Allows(sentence))
            {
                yield return sentence;
            }
        }
    }

    private static string Finish(string sentence, bool korean, bool polite)
    {
        var levelled = korean ? SpeechLevel.Of(sentence, polite) : sentence;
        return $"{char.ToUpperInvariant(levelled[0])}{levelled[1..]}.";
    }

    private static int Shared(string text, WritingTask task) => text == task.Previous ? int.MaxValue
        : Sentences.Of(text, 100).Count(s => task.Contains(task.Previous, s, StringComparison.Ordinal));
}
