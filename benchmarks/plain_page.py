"""A plain page beside ours for `benchmarks.pages`: the Skill gap page's chart and table as anybody would write them."""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

frame = pd.read_parquet(Path(os.environ["PLAIN_PAGE_FRAMES"]) / "gap.parquet")
st.set_page_config(layout="wide")
st.title("Skill gap")
days = st.selectbox("Window", [30, 90, 180, 365], key="choice_days")
for tile, name in zip(st.columns(3), ("demand_share", "share_low", "share_high"), strict=True):
    tile.metric(name, f"{frame[name].mean():.0%}")
figure = px.bar(
    frame,
    x="demand_share",
    y="name",
    color="kind",
    orientation="h",
    error_x=frame["share_high"] - frame["demand_share"],
    error_x_minus=frame["demand_share"] - frame["share_low"],
    hover_data=["asked_count", "required_share", "unlock_count"],
)
st.plotly_chart(figure, width="stretch")
st.dataframe(frame, width="stretch", hide_index=True)
st.download_button("CSV", frame.to_csv(index=False).encode(), "gap.csv")
