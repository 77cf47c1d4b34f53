using Maru.Composer.Language;

namespace Maru.Composer.Writing;

/// <summary>
/// Does a writing task. The text itself is the product, so the label is not in the text but in the answer's fingerprint.
/// </summary>
internal static class TaskWriter
{
    private const int PhrasesInPicture = 3;

    public static string Write(WritingTask task, string seed) => task.Kind switch
    {
        "persona_turn" => PersonaTalk.NextQuestion(task),
        "persona_finish" => PersonaTalk.Finish(task),
        "image_prompt" => Picture(task),
        _ => DraftComposer.Compose(task, seed),
    };

    private static string Picture(WritingTask task)
    {
        var things = task.Phrases.Where(task.Allows).Take(PhrasesInPicture).ToArray();
        if (things.Length == 0 && task.Persona.GetValueOrDefault("appearance") is { } appearance && task.Allows(appearance))
        {
            things = [appearance];
        }

        var scene = string.Join(", ", things);
        return (task.Korean, things.Length > 0) switch
        {
            (true, true) => $"{Particles.With(scene, "이")} 있는 차분한 일상의 풍경을 부드러운 빛으로 그린 그림, 글자와 알아볼 수 있는 실제 인물은 넣지 않음.",
            (true, false) => "차분한 일상의 풍경을 부드러운 빛으로 그린 그림, 글자와 알아볼 수 있는 실제 인물은 넣지 않음.",
            (false, true) => $"A calm everyday scene with {scene}, painted in soft light, without lettering and without any identifiable real person.",
            (false, false) => "A calm everyday scene painted in soft light, without lettering and without any identifiable real person.",
        };
    }
}
