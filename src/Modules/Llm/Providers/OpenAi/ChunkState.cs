using System.Runtime.CompilerServices;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What is known of the answer or chunk that is being read, and where in it the reading is.</summary>
internal struct ChunkState
{
    public AnswerMember Member;
    public FailureSigns Failure;
    public string? ServiceTier;
    public bool SaidUsage;
    public bool HasChoice;
    public int ChoiceIndex;
    public bool ChoiceHasReason;
    private Places _places;

    /// <summary>How deep objects and arrays are told apart; deeper ones are as the last.</summary>
    public static int DeepestPlace => Places.Length - 1;

    public readonly AnswerPlace At(int depth) => _places[Math.Min(depth, Places.Length - 1)];

    public void Enter(int depth, AnswerPlace place) => _places[depth] = place;

    [InlineArray(Length)]
    private struct Places
    {
        public const int Length = 16;
        private AnswerPlace _first;
    }
}
