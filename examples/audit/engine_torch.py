"""In the style of today's engines: batched, a matrix of uniform numbers, multinomial, exponential noise, in place. Right."""

import torch

import specproofs

PLACEHOLDER = -1


def rejection_sample(draft_ids, draft_probs, target_probs, bonus_probs):
    """Tokens of each sequence, PLACEHOLDER behind the last. Shapes: (B, K), (B, K, V), (B, K, V), (B, V)."""
    batch, k = draft_ids.shape
    p = draft_probs.gather(-1, draft_ids.unsqueeze(-1)).squeeze(-1)
    q = target_probs.gather(-1, draft_ids.unsqueeze(-1)).squeeze(-1)
    uniform = torch.rand(batch, k, device=draft_ids.device)
    accepted = uniform * p < q
    before_rejection = accepted.int().cumprod(dim=1)
    kept = before_rejection.sum(dim=1)

    residual = (target_probs - draft_probs).clamp_(min=0)
    total = residual.sum(dim=-1, keepdim=True)
    residual = torch.where(total > 0, residual, target_probs)
    noise = torch.empty_like(residual)
    noise.exponential_()
    recovered = residual.div_(noise).argmax(dim=-1)
    bonus = torch.multinomial(bonus_probs, num_samples=1).squeeze(-1)

    output = torch.full((batch, k + 1), PLACEHOLDER, dtype=torch.int64)
    output[:, :k].copy_(torch.where(before_rejection.bool(), draft_ids, torch.full_like(draft_ids, PLACEHOLDER)))
    rows = torch.arange(batch)
    correction = recovered[rows, kept.clamp(max=k - 1)]
    output[rows, kept] = torch.where(kept < k, correction, bonus)
    return output, kept


@specproofs.verify
def engine(drafted, draft_rows, target_rows):
    rows = torch.tensor([target_rows])
    output, kept = rejection_sample(torch.tensor([drafted]), torch.tensor([draft_rows]), rows[:, :-1], rows[:, -1])
    return output[0, : kept[0] + 1].tolist(), kept[0]


specproofs.serve()
