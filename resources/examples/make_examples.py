#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Breakeven authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rebuilds the example plans of this folder, byte for byte.

usage: make_examples.py [--data FOLDER] [--output FOLDER]

FOLDER holds `traces/` and `gpus.csv` (default: ../shared/data beside the repository). Without it
only the plans that need no data are written and the others stay as they are.
"""
import argparse
import csv
import datetime
import gzip
import json
import math
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOURS = 168
ARTICLE, DOCUMENTED = "article-2026-04-13", "documented"


# ---- writing -------------------------------------------------------------------------------

def dump(value, indent=0, width=120):
    """JSON with one line per short value, and a week's cells one day per line."""
    one_line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (dict, list)) or not value or len(one_line) + indent <= width:
        return one_line
    pad = " " * (indent + 2)
    if isinstance(value, dict):
        lines = [f"{json.dumps(k, ensure_ascii=False)}: {dump(v, indent + 2)}" for k, v in value.items()]
        return "{\n" + ",\n".join(pad + line for line in lines) + "\n" + " " * indent + "}"
    if all(isinstance(v, (int, float)) for v in value):
        if len(value) != HOURS:
            return one_line
        days = [", ".join(json.dumps(v) for v in value[d * 24:d * 24 + 24]) for d in range(7)]
        return "[\n" + ",\n".join(pad + day for day in days) + "\n" + " " * indent + "]"
    return "[\n" + ",\n".join(pad + dump(v, indent + 2) for v in value) + "\n" + " " * indent + "]"


def plan(name, about, traffic, workload, offers, packs=(ARTICLE, DOCUMENTED), month_hours=720):
    return {
        "format": "breakeven-plan", "version": 1, "name": name, "about": about.strip(),
        "month_hours": month_hours, "currency": "USD", "seed": 1, "price_packs": list(packs),
        "scenarios": [{"name": "Today", "traffic": traffic, "workload": workload, "offers": offers}],
    }


def week(rates, burstiness=1.0):
    return {"cell_minutes": 60, "requests_per_s": rates, "burstiness": burstiness, "time_zone": None}


def offer(offer_id, pack, label, slot, **policy):
    return {"id": offer_id, "pack": pack, "label": label, "slot": slot, "enabled": True, "policy": policy}


def rounded(x, digits=5):
    return float(f"{x:.{digits}g}")


# ---- the article's scenarios ---------------------------------------------------------------

ARTICLE_ABOUT = (
    "From “RunPod Serverless Inference: Bring-Your-Own-Container GPU Pricing”, GMI Cloud blog, 13 April 2026 "
    "(https://www.gmicloud.ai/en/blog/runpod-serverless-byo-container). The article speaks of busy hours only: 4 s "
    "for each request and one request at a time are ours, so that 0.25 requests per second keep one GPU busy. "
    "It lets one 80 GB GPU serve a 70B model: at FP8 the weights take 70.6 GB, which leaves next to no room "
    "for the context of requests served together; at 16 bit (141 GB) they do not fit. ")


def article_offers():
    return [
        offer("runpod-serverless-h100", ARTICLE, "RunPod H100, as claimed", 1),
        offer("runpod-serverless-h100", DOCUMENTED, "RunPod H100, as documented", 2),
        offer("modal-serverless-h100", DOCUMENTED, "Modal H100", 4),
        offer("gmi-bare-metal-h100", ARTICLE, "GMI H100", 5, workers=1),
        offer("gmi-bare-metal-h200", ARTICLE, "GMI H200", 6),
        offer("gmi-serverless", ARTICLE, "GMI Serverless", 7),
    ]


def article_plan(name, about, rates, burstiness=1.0):
    workload = {
        "model": "Llama 3.1 70B FP8", "service": "const:4", "concurrency": 1,
        "targets": [{"metric": "latency", "percentile": 95, "limit": 30, "scope": "week"}],
        "request_timeout_s": 600,
    }
    return plan(name, ARTICLE_ABOUT + about, week(rates, burstiness), workload, article_offers())


def business_hours(inside, outside):
    return [inside if h // 24 < 5 and 9 <= h % 24 < 17 else outside for h in range(HOURS)]


def article_plans():
    return {
        "article-24x7-even": article_plan(
            "24/7, fully busy (article)",
            "Even arrivals, one every 4 s, all week: 720 h of work a month, $2,088.00 at $2.90 per hour.",
            [0.25] * HOURS, 0),
        "article-40-percent": article_plan(
            "24/7, 40 % busy (article)",
            "0.1 requests per second, random arrivals: 288 h of work a month, $835.20 at $2.90 per hour.",
            [0.1] * HOURS),
        "article-24x7-60-percent": article_plan(
            "24/7, 60 % busy (article)",
            "0.15 requests per second, random arrivals: 432 h of work a month, $1,252.80 at $2.90 per hour.",
            [0.15] * HOURS),
        "article-business-hours": article_plan(
            "Business hours (article)",
            "Monday to Friday 9 to 17, even arrivals, one every 4 s: 40 h a week, 171.4 h in a month of 720 h, "
            "$497.14 at $2.90 per hour. The article counts 22 days, 176 h, $510.40.",
            business_hours(0.25, 0.0), 0),
        "article-business-hours-23": article_plan(
            "Business hours, 23 % busy (article)",
            "Monday to Friday 9 to 17 at 23 % of what keeps one GPU busy, random arrivals: 39.4 h of work a month, "
            "$114.34 at $2.90 per hour. It is the reading under which the article’s “peak hours, 8 hours a day, "
            "5 days a week” come to 40 GPU-hours a month; fully busy, these hours are 40 a week.",
            business_hours(0.0575, 0.0)),
    }


def hugging_face_plan():
    spike = range(10, 16)
    inside = [h % 24 in spike for h in range(HOURS)]
    return plan(
        "One replica, three in the spike (Hugging Face)",
        "The second cost example of Hugging Face’s Inference Endpoints pricing page (read 2026-11-23): $0.50 per "
        "hour, 730 hours a month, a quarter of them with 3 replicas and the rest with 1, $547.50. The page has a "
        "spike of 15 minutes in every hour; here it is 6 hours of every day, the same 42 of 168 hours. Traffic and "
        "service time are ours.",
        week([0.4 if i else 0.05 for i in inside]),
        {"model": "A small model on a T4", "service": "const:4", "concurrency": 1,
         "targets": [{"metric": "latency", "percentile": 95, "limit": 30, "scope": "week"}],
         "request_timeout_s": 600},
        [offer("hf-endpoints-t4", DOCUMENTED, "Hugging Face T4", 1, workers=[3 if i else 1 for i in inside])],
        packs=(DOCUMENTED,), month_hours=730)


# ---- what a GPU does with Llama 3.1 8B -----------------------------------------------------

# Parameters read for each token: 8.03 billion without the 0.525 billion of the input embedding.
PARAMETERS, LAYERS, KV_HEADS, HEAD_DIM, HIDDEN = 7.505e9, 32, 8, 128, 4096
GPUS = {  # name in the packs: row of gpus.csv, bytes per weight, bytes per cached element
    "H100": ("H100 SXM5", 1, 1), "H200": ("H200 SXM", 1, 1),
    "A100": ("A100 SXM 80GB", 2, 2), "RTX 4090": ("RTX 4090", 1, 1),
}


def step_and_first_token(row, weight_bytes, kv_bytes, tokens):
    """Seconds of one decoding step with n requests, n = 1…16, and seconds to the first token."""
    bandwidth = float(row["bandwidth_tb_s"]) * 1e12
    flops16 = float(row["dense_bf16_tflops"]) * 1e12
    peak = 0.70 * flops16 if weight_bytes == 2 else 0.55 * float(row["dense_fp8_tflops"]) * 1e12
    given, made = tokens["input"][0], tokens["output"][0]
    kv_per_token = 2 * LAYERS * KV_HEADS * HEAD_DIM * kv_bytes
    prompt_attention = 2 * LAYERS * HIDDEN * given**2 / (0.5 * flops16)

    def matrices(n):
        read, compute = PARAMETERS * weight_bytes / (0.75 * bandwidth), 2 * PARAMETERS * n / peak
        return (read**2.5 + compute**2.5) ** (1 / 2.5)

    def step(n):
        return (matrices(n * (1 + given / made)) + kv_per_token * n * (given + made / 2) / (0.85 * bandwidth)
                + prompt_attention * n / made + 0.0005 + 5e-6 * n)

    first_token = matrices(given) + prompt_attention + 0.0045
    return [step(n) for n in range(1, 17)], first_token, 2 * PARAMETERS / peak


def by_gpu(data, tokens):
    rows = {r["gpu"]: r for r in csv.DictReader(open(data / "gpus.csv", encoding="utf-8"))}
    result = {}
    for name, (row, weight_bytes, kv_bytes) in GPUS.items():
        steps, first, per_prompt_token = step_and_first_token(rows[row], weight_bytes, kv_bytes, tokens)
        (given, given_cv), (made, made_cv) = tokens["input"], tokens["output"]
        mean = first + made * steps[0]
        spread = math.hypot(made * made_cv * steps[0], given * given_cv * per_prompt_token)
        result[name] = {
            "service": f"lognormal:{mean:.4g},{spread / mean:.3g}", "concurrency": 16,
            "speed": [rounded(steps[0] / s, 4) for s in steps],
            "source": f"Computed for Llama 3.1 8B at {'16 bit' if weight_bytes == 2 else 'FP8'} on {row}; "
                      "see docs/service-time.md",
        }
    return result


def workload_of_8b(data, tokens, limit):
    per_gpu = by_gpu(data, tokens)
    return {
        "model": "Llama 3.1 8B",
        "input_tokens": dict(zip(("mean", "cv"), tokens["input"])),
        "output_tokens": dict(zip(("mean", "cv"), tokens["output"])),
        "service": per_gpu["H100"]["service"], "concurrency": 16, "by_gpu": per_gpu,
        "targets": [{"metric": "latency", "percentile": 95, "limit": limit, "scope": "week"}],
        "request_timeout_s": 600,
    }


# ---- plans from real traffic ---------------------------------------------------------------

# Rate-weighted mean and coefficient of variation over the published token histograms of
# github.com/alibaba/ServeGen @f891d118, data/language (Apache-2.0).
CHAT_TOKENS = {"input": (914, 1.25), "output": (155, 1.47)}   # m-large, 147 clients
SHORT_TOKENS = {"input": (120, 2.70), "output": (15, 3.33)}   # m-small, 38 clients

SERVICE_ABOUT = (
    "Service times are computed for each GPU from its memory bandwidth and arithmetic (docs/service-time.md); they "
    "are those of a well-tuned server, so replace them with measured ones where you have them. ")


def fold(samples):
    """samples: (seconds from Monday 00:00, length, requests). Mean rate of each hour of the week."""
    requests, observed = [0.0] * HOURS, [0.0] * HOURS
    for start, length, count in samples:
        at = start
        while at < start + length:
            until = min(start + length, (at // 3600 + 1) * 3600)
            hour = int(at // 3600) % HOURS
            requests[hour] += count * (until - at) / length
            observed[hour] += until - at
            at = until
    return [r / o for r, o in zip(requests, observed)]


def support_assistant(data):
    """The quietest hour of the day becomes 04:00, the quietest two days the weekend."""
    with gzip.open(data / "traces/servegen_m-small_10min.csv.gz", "rt") as f:
        windows = [(float(r["t_s"]), float(r["rate_rps"])) for r in csv.DictReader(f)]
    windows = [(t, rate) for t, rate in windows if rate > 0]
    raw = fold([(t, 600, rate * 600) for t, rate in windows])
    of_day = [sum(raw[d * 24 + h] for d in range(7)) for h in range(24)]
    hours = 4 - of_day.index(min(of_day))
    days = [sum(raw[d * 24:d * 24 + 24]) for d in range(7)]
    quiet = min(range(7), key=lambda d: days[d] + days[(d + 1) % 7])
    shift = ((5 - quiet) * 24 + hours) * 3600
    rates = fold([(t + shift, 600, rate * 600) for t, rate in windows])
    scale = 120_000 / 3600 / sum(rates)
    return plan(
        "Support assistant, Llama 3.1 8B",
        "Traffic: 14 days of request rates of a production language model in windows of 10 minutes (m-small of "
        "ServeGen, github.com/alibaba/ServeGen @f891d118, Apache-2.0), folded to a week by the mean of "
        "each hour and scaled to 120,000 requests a week. 37 windows that show no request at all are taken as not "
        "observed. The trace does not say on which weekday and hour it begins: the hour of least traffic is placed "
        "at 04:00 and the two quietest neighbouring days on the weekend. Random arrivals (burstiness 1) because a "
        "small share of a large stream looks so. Lengths: m-large of the same publication, 914 tokens in and 155 "
        "out, histograms that cover 63 % of its requests; those of m-small cover 43 % and are answers of 15 tokens. "
        + SERVICE_ABOUT,
        week([rounded(r * scale) for r in rates]),
        workload_of_8b(data, CHAT_TOKENS, 5),
        [
            offer("runpod-serverless-h100", DOCUMENTED, "RunPod H100", 1),
            offer("runpod-serverless-a100", DOCUMENTED, "RunPod A100", 2),
            offer("runpod-serverless-h100", DOCUMENTED, "RunPod H100, 1 warm", 3, min_workers=1),
            offer("modal-serverless-h100", DOCUMENTED, "Modal H100", 4),
            offer("gmi-bare-metal-h100", DOCUMENTED, "GMI H100", 5),
            offer("gmi-bare-metal-h200", DOCUMENTED, "GMI H200", 6),
            offer("gmi-serverless", DOCUMENTED, "GMI Serverless", 7),
            offer("runpod-serverless-rtx4090", DOCUMENTED, "RunPod RTX 4090", 8),
            offer("runpod-serverless-rtx4090", DOCUMENTED, "RunPod RTX 4090, 1 warm", 9, min_workers=1),
        ], packs=(DOCUMENTED, ARTICLE))


def wander(samples, rates):
    """How the rate moves around its hourly mean: coefficient of variation, correlation time in s.

    Counts vary more than Poisson ones by cv² m²; what two neighbouring counts share gives the time."""
    left, means = [], []
    for start, length, count in samples:
        m = rates[int((start + length / 2) // 3600) % HOURS] * length
        left.append(count - m)
        means.append(m)
    square = sum(m * m for m in means)
    variance = sum(x * x - m for x, m in zip(left, means)) / square
    shared = sum(a * b for a, b in zip(left, left[1:])) / square
    return math.sqrt(variance), -samples[0][1] / math.log(shared / variance)


def load_balancer(data):
    with gzip.open(data / "traces/nab_cloudwatch_elb_request_count_8c0756.csv.gz", "rt") as f:
        points = [(datetime.datetime.fromisoformat(r["timestamp"]), float(r["value"])) for r in csv.DictReader(f)]
    monday = points[0][0].replace(hour=0, minute=0, second=0) - datetime.timedelta(days=points[0][0].weekday())
    samples = [((at - monday).total_seconds(), 300, count) for at, count in points]
    rates = fold(samples)
    cv, time = wander(samples, rates)
    return plan(
        "Load balancer, short answers of Llama 3.1 8B",
        "Traffic: request count of a load balancer in CloudWatch, 4,032 sums of 5 minutes from 2014-04-10 00:04 to "
        "2014-04-24 00:39 (realAWSCloudwatch/elb_request_count_8c0756 of the Numenta Anomaly Benchmark, "
        "github.com/numenta/NAB @ea702d75, MIT), folded to a week by the mean of each hour, not scaled. "
        "Eight sums are missing; they count as not observed. The clock’s zone is not stated and taken as it is. "
        f"Level: around its hourly mean the rate varies by {100 * cv:.0f} % with a correlation time of "
        f"about {time:.0f} s, from the 5-minute sums. What the requests were is unknown; here "
        "each asks Llama 3.1 8B for a short answer, 120 tokens in and 15 out (m-small of ServeGen, "
        "github.com/alibaba/ServeGen @f891d118, Apache-2.0; histograms that cover 43 % of its requests). "
        + SERVICE_ABOUT,
        week([rounded(r) for r in rates], {"spacing_ca2": 1, "level_cv": round(cv, 2), "level_time_s": round(time)}),
        workload_of_8b(data, SHORT_TOKENS, 2),
        [
            offer("runpod-serverless-rtx4090", DOCUMENTED, "RunPod RTX 4090", 1),
            offer("runpod-serverless-a100", DOCUMENTED, "RunPod A100", 2),
            offer("runpod-serverless-rtx4090", DOCUMENTED, "RunPod RTX 4090, 1 warm", 3, min_workers=1),
            offer("modal-serverless-a100", DOCUMENTED, "Modal A100", 4),
            offer("gmi-bare-metal-h100", DOCUMENTED, "GMI H100", 5),
        ], packs=(DOCUMENTED, ARTICLE))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=HERE.parents[2] / "shared/data")
    arguments.add_argument("--output", type=Path, default=HERE)
    given = arguments.parse_args()
    plans = {**article_plans(), "hf-endpoints-schedule": hugging_face_plan()}
    if (given.data / "traces").is_dir():
        plans["support-assistant"] = support_assistant(given.data)
        plans["cloudwatch-elb"] = load_balancer(given.data)
    else:
        print(f"{given.data}: no traces there; support-assistant and cloudwatch-elb are left as they are")
    for name, content in plans.items():
        (given.output / f"{name}.breakeven").write_text(dump(content) + "\n", encoding="utf-8")
        total = sum(content["scenarios"][0]["traffic"]["requests_per_s"]) * 3600
        print(f"{name}.breakeven: {total:,.0f} requests a week")


if __name__ == "__main__":
    main()
