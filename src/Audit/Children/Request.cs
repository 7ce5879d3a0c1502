namespace SpecProofs.Audit;

/// <summary>What a child is asked to work on, without the answers of chance. Equal requests have equal laws.</summary>
/// <param name="Form">The form.</param>
/// <param name="Body">The tokens and rows as JSON.</param>
/// <param name="Vocabulary">Tokens are 0 … V−1.</param>
/// <param name="Drafted">The most tokens of a round that can be drafts.</param>
/// <param name="Work">Draft tokens to verify, of all drafts: more have at least as many paths.</param>
internal sealed record Request(Form Form, string Body, int Vocabulary, int Drafted, int Work);
